package vn.chungthuc.portal.admin;

import java.nio.file.Path;

/// What the configuration says that an office cannot work without.
///
/// @param mailServer host and port
/// @param timestamped whether signatures must carry a timestamp (`level: B-T`)
/// @param longTerm whether finished copies are raised to B-LTA
/// @param reports whether there is a key that signs reports
/// @param training whether every copy is marked
/// @param disk a folder on the disk where documents lie
public record Installation(
        String mailServer,
        boolean timestamped,
        boolean longTerm,
        boolean reports,
        boolean training,
        Path disk) {}
