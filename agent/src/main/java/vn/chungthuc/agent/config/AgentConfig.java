package vn.chungthuc.agent.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// Everything the agent can be told. There is nothing here about other users of the computer: on
/// Linux they are refused, on Windows and macOS they cannot be told apart yet and only the origin
/// of a page, which a program can claim, and the ticket stand between them and the window.
///
/// @param portals who may ask for signatures
/// @param drivers PKCS#11 modules besides the known ones, by the administrator; absolute paths
/// @param pkcs12 key files for training; absolute paths
/// @param timestamps authorities in the order in which they are asked; empty for signatures without
/// @param language of messages that no job belongs to, `vi` or `en`
/// @param dataFolder where burnt tickets and documents in work lie; absolute
public record AgentConfig(
        List<AllowedPortal> portals,
        List<Path> drivers,
        List<Path> pkcs12,
        List<TimestampAddress> timestamps,
        String language,
        Path dataFolder) {

    public AgentConfig {
        portals = List.copyOf(portals);
        drivers = List.copyOf(drivers);
        pkcs12 = List.copyOf(pkcs12);
        timestamps = List.copyOf(timestamps);
        if (!language.equals("vi") && !language.equals("en")) {
            throw new ConfigFault("language: vi or en, not " + language);
        }
        var seen = new HashSet<String>();
        for (var portal : portals) {
            if (!seen.add(portal.origin())) {
                throw new ConfigFault("portals: " + portal.origin() + " stands twice");
            }
        }
        refuseRelative("drivers", drivers);
        refuseRelative("pkcs12", pkcs12);
        refuseRelative("data-folder", List.of(dataFolder));
    }

    private static void refuseRelative(String key, List<Path> paths) {
        for (var path : paths) {
            if (!path.isAbsolute()) {
                throw new ConfigFault(key + ": " + path + " is not absolute");
            }
        }
    }
}
