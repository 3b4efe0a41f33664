package vn.chungthuc.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import vn.chungthuc.testkit.SamplePdfs;

/// Where everything lies that is kept between two starts.
///
/// @param root absolute
public record DemoFolder(Path root) {
    public DemoFolder {
        root = root.toAbsolutePath().normalize();
    }

    /// Makes the folders, readable by nobody else.
    void create() throws IOException {
        var onlyMe =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(root, onlyMe);
        for (var folder : new Path[] {keys(), anchors(), objects(), logs(), finished(), agent()}) {
            Files.createDirectories(folder);
        }
    }

    /// A scan of ten pages for who has none at hand.
    Path sampleScan() {
        return root.resolve("ban-quet-mau.pdf");
    }

    Path writeSampleScan() throws IOException {
        return SamplePdfs.TEN_PAGES.write(sampleScan());
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    Path keys() {
        return root.resolve("keys");
    }

    Path ticketKey() {
        return keys().resolve("ticket-key.pem");
    }

    /// The portal's public ticket keys, pinned by the agent.
    Path ticketKeys() {
        return keys().resolve("ticket-keys.json");
    }

    Path anchors() {
        return keys().resolve("anchors");
    }

    /// Keys of the sample authorities.
    Path authorities() {
        return keys().resolve("authorities");
    }

    Path leaderFile() {
        return keys().resolve("lanh-dao.p12");
    }

    Path officeFile() {
        return keys().resolve("co-quan.p12");
    }

    /// The portal's own key, which signs reports of the verification page.
    Path reportFile() {
        return keys().resolve("cong.p12");
    }

    Path reportPassword() {
        return keys().resolve("cong.txt");
    }

    Path softHsm() {
        return root.resolve("softhsm");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path mails() {
        return root.resolve("mails");
    }

    Path logs() {
        return root.resolve("logs");
    }

    /// Finished copies that `--once` fetched.
    public Path finished() {
        return root.resolve("finished");
    }

    Path agent() {
        return root.resolve("agent");
    }

    Path portalConfig() {
        return root.resolve("portal.yaml");
    }

    Path agentConfig() {
        return root.resolve("agent.yaml");
    }

    Path databasePassword() {
        return root.resolve("database-password");
    }
}
