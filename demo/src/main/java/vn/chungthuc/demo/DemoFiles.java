package vn.chungthuc.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.testkit.Postgres;

/// Writes the two programs' configuration files, anew at each start because ports may differ.
final class DemoFiles {
    private final DemoFolder folder;

    DemoFiles(DemoFolder folder) {
        this.folder = folder;
    }

    Database.Settings database(Postgres.Access access) throws IOException {
        Files.writeString(folder.databasePassword(), access.password());
        return new Database.Settings(
                access.host(),
                access.port(),
                access.name(),
                access.user(),
                folder.databasePassword());
    }

    /// @param timestamps where the timestamp authority listens
    void portal(Ports ports, Database.Settings database, String timestamps) throws IOException {
        Files.writeString(
                folder.portalConfig(),
                """
                origin: http://localhost:%d
                listen-port: %d
                database:
                  host: %s
                  port: %d
                  name: %s
                  user: %s
                  password-file: %s
                objects: %s
                ticket-key-file: %s
                mail:
                  host: 127.0.0.1
                  port: %d
                  from: chung-thuc@xa-mau.example
                  tls: false
                trust-anchors: %s
                level: B-T
                long-term:
                  timestamps:
                    - url: %s
                  may-ask: [127.0.0.1]
                report:
                  key: %s
                  password-file: %s
                training: true
                """
                        .formatted(
                                ports.portal(),
                                ports.portal(),
                                database.host(),
                                database.port(),
                                database.name(),
                                database.user(),
                                quoted(folder.databasePassword()),
                                quoted(folder.objects()),
                                quoted(folder.ticketKey()),
                                ports.smtp(),
                                quoted(folder.anchors()),
                                timestamps,
                                quoted(folder.reportFile()),
                                quoted(folder.reportPassword())));
    }

    /// @param files PKCS#12 files
    /// @param timestamps where the timestamp authority listens
    void agent(Ports ports, List<Path> files, String timestamps) throws IOException {
        Files.writeString(
                folder.agentConfig(),
                """
                portals:
                  - origin: http://localhost:%d
                    keys-file: %s
                pkcs12: %s
                timestamps:
                  - url: %s
                language: vi
                data-folder: %s
                """
                        .formatted(
                                ports.portal(),
                                quoted(folder.ticketKeys()),
                                list(files),
                                timestamps,
                                quoted(folder.agent())));
    }

    private static String list(List<Path> paths) {
        return paths.stream().map(DemoFiles::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /// YAML's double-quoted form, whatever the folder is called.
    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
