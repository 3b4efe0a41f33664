package vn.chungthuc.agent.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whose process is at the other end of a loopback connection. On Linux the kernel's own table of
/// TCP sockets says it (proc(5), `/proc/net/tcp`); other systems follow with their packages, until
/// then every peer counts as ours there (Windows, macOS), and [AgentServer] warns of it at its
/// start.
final class PeerUser {
    private static final Path SELF = Path.of("/proc/self");

    /// The client's socket: IPv4, or IPv6 with a mapped IPv4 address.
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private PeerUser() {}

    /// Whether this system says whose a connection is; if not, everybody is ours.
    static boolean isTold() {
        return Files.isDirectory(SELF);
    }

    /// @param remotePort the client's
    /// @param localPort the agent's
    static boolean isOurs(int remotePort, int localPort) {
        if (!isTold()) {
            return true;
        }
        try {
            var self = Files.getAttribute(SELF, "unix:uid");
            return owner(remotePort, localPort).filter(self.toString()::equals).isPresent();
        } catch (IOException e) {
            return false; // no answer is not a yes
        }
    }

    private static Optional<String> owner(int remotePort, int localPort) throws IOException {
        for (var table : TABLES) {
            if (Files.exists(table)) {
                for (var line : Files.readAllLines(table)) {
                    var columns = line.strip().split("\\s+");
                    if (columns.length > 7
                            && isLoopback(columns[1], remotePort)
                            && isLoopback(columns[2], localPort)) {
                        return Optional.of(columns[7]);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Addresses stand there as little-endian hexadecimal words, the port behind a colon.
    private static boolean isLoopback(String address, int port) {
        return address.endsWith(String.format(Locale.ROOT, "0100007F:%04X", port));
    }
}
