package vn.chungthuc.portal.dossier;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What stands before and behind a dossier in a queue, as it is worked: what is due first, first.
///
/// @param previous null: it is the first
/// @param next null: it is the last
public record Neighbours(@Nullable UUID previous, @Nullable UUID next) {}
