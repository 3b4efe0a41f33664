package vn.chungthuc.agent.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Which program listens at a port of this computer, where the system tells (Linux: proc(5)); else
/// "?".
final class PortOwner {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /// @return such as `nginx (pid 812)`, `uid 1000`, or `?`
    static String of(int port) {
        try {
            var socket = socket(port);
            if (socket.isEmpty()) {
                return "?";
            }
            return program(socket.get()[9]).orElse("uid " + socket.get()[7]);
        } catch (IOException e) {
            return "?";
        }
    }

    /// The columns of its line in the kernel's table: uid is the eighth, inode the tenth.
    private static Optional<String[]> socket(int port) throws IOException {
        var wanted = String.format(Locale.ROOT, ":%04X", port);
        for (var table : new String[] {"net/tcp", "net/tcp6"}) {
            if (Files.exists(PROC.resolve(table))) {
                for (var line : Files.readAllLines(PROC.resolve(table))) {
                    var columns = line.strip().split("\\s+");
                    if (columns.length > 9
                            && columns[1].endsWith(wanted)
                            && columns[3].equals(LISTENING)) {
                        return Optional.of(columns);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> program(String inode) throws IOException {
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                if (holds(process.resolve("fd"), "socket:[" + inode + "]")) {
                    var name = Files.readString(process.resolve("comm")).strip();
                    return Optional.of(name + " (pid " + process.getFileName() + ")");
                }
            }
        }
        return Optional.empty();
    }

    /// Another user's processes do not tell; they hold nothing as far as we see.
    private static boolean holds(Path descriptors, String socket) {
        try (var all = Files.newDirectoryStream(descriptors)) {
            for (var each : all) {
                if (Files.isSymbolicLink(each)
                        && Files.readSymbolicLink(each).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
