package vn.chungthuc.portal.agency;

import java.util.UUID;

/// An office that certifies.
///
/// @param shortId names it inside a [PublicCode]
/// @param code first part of its dossier codes, for instance `H55.242`
/// @param name for instance "Ủy ban nhân dân xã Mẫu"
/// @param place as the certification page writes it before the date; may be empty
public record Agency(UUID id, int shortId, String code, String name, String place) {}
