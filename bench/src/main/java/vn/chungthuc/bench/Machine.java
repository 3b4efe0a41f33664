package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a run was made on, in words that name nobody.
final class Machine {
    private Machine() {}

    static String described() {
        return "%s, %d cores, %s, JDK %s (%s), heap %d MB"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("java.version"),
                        System.getProperty("java.vm.name"),
                        Runtime.getRuntime().maxMemory() >> 20);
    }

    /// The load of the last 1, 5 and 15 minutes; proc(5).
    static String load() throws IOException {
        var figures = Files.readString(Path.of("/proc/loadavg")).split(" ");
        return String.join(", ", figures[0], figures[1], figures[2]);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
