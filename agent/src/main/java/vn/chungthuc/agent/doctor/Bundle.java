package vn.chungthuc.agent.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.chungthuc.agent.words.Words;

/// What a person sends to whoever helps them: the self-check's report in both languages, the logs
/// and the configuration. No document, key file, ticket or PIN is in any of these.
public final class Bundle {
    private Bundle() {}

    /// @param logs folder of the log files; may be missing
    /// @param configuration files; those that exist
    public static void write(Path zip, Report report, Path logs, List<Path> configuration)
            throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var language : List.of("vi", "en")) {
                var words = new Words("doctor", Locale.of(language));
                entry(out, "report-" + language + ".txt", report.text(words));
            }
            for (int i = 0; i < configuration.size(); i++) {
                var file = configuration.get(i);
                if (Files.isRegularFile(file)) {
                    var name = "config/" + (i + 1) + "-" + file.getFileName();
                    entry(out, name, Files.readString(file));
                }
            }
            if (Files.isDirectory(logs)) {
                try (var files = Files.newDirectoryStream(logs, "*.log")) {
                    for (var file : files) {
                        entry(out, "logs/" + file.getFileName(), Files.readString(file));
                    }
                }
            }
        }
    }

    private static void entry(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
