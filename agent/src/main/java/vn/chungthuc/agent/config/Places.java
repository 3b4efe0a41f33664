package vn.chungthuc.agent.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this operating system keeps an agent's files.
///
/// @param user the person's configuration file
/// @param policy the administrator's, writable by administrators only
/// @param dataFolder the agent's own folder
public record Places(Path user, Path policy, Path dataFolder) {

    /// @param osName the system property `os.name`
    /// @param home the person's home folder
    /// @param environment the process environment
    public static Places of(String osName, Path home, Map<String, String> environment) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            var roaming = Path.of(environment.getOrDefault("APPDATA", home.toString()));
            var local = Path.of(environment.getOrDefault("LOCALAPPDATA", home.toString()));
            var machine = Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"));
            return new Places(
                    roaming.resolve("ChungThuc").resolve("agent.yaml"),
                    machine.resolve("ChungThuc").resolve("agent.yaml"),
                    local.resolve("ChungThuc"));
        }
        if (os.startsWith("mac")) {
            var library = home.resolve("Library/Application Support/ChungThuc");
            return new Places(
                    library.resolve("agent.yaml"),
                    Path.of("/Library/Application Support/ChungThuc/agent.yaml"),
                    library);
        }
        return new Places(
                home.resolve(".config/chungthuc/agent.yaml"),
                Path.of("/etc/chungthuc/agent.yaml"),
                home.resolve(".local/share/chungthuc"));
    }
}
