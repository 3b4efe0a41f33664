package vn.chungthuc.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import vn.chungthuc.portal.signing.TicketKeyFile;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SoftToken;
import vn.chungthuc.testkit.TestPki;

/// The keys of the sample office, made on the first start: the portal's for tickets and for
/// reports, the two that sign and the anchor that they lead to. The two lie on SoftHSM tokens where
/// SoftHSM is installed, and always as training files.
///
/// @param leader of the person who certifies
/// @param office of the agency
/// @param onTokens whether SoftHSM tokens hold them, too
public record DemoKeys(Identity leader, Identity office, boolean onTokens) {

    static DemoKeys keptIn(DemoFolder folder, DemoSecrets secrets, TestPki pki)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(folder.ticketKey())) {
            TicketKeyFile.create(folder.ticketKey());
        }
        var published = TicketKeyFile.read(folder.ticketKey()).published();
        Files.write(folder.ticketKeys(), AgentJob.JSON.writeValueAsBytes(published));
        if (!Files.exists(folder.officeFile())) {
            make(folder, secrets, pki);
        }
        if (!Files.exists(folder.reportFile())) {
            makeReportKey(folder, secrets, pki);
        }
        var leader = Identity.readPkcs12(folder.leaderFile(), secrets.leaderPin());
        var office = Identity.readPkcs12(folder.officeFile(), secrets.officePin());
        if (SoftToken.available() && !Files.exists(folder.softHsm().resolve("complete"))) {
            SoftToken.create(folder.softHsm(), "Lãnh đạo", secrets.leaderPin(), leader);
            SoftToken.create(folder.softHsm(), "Cơ quan", secrets.officePin(), office);
            Files.createFile(folder.softHsm().resolve("complete"));
        }
        return new DemoKeys(leader, office, SoftToken.available());
    }

    /// What a process needs in its environment to see the tokens; nothing without SoftHSM.
    Map<String, String> environment(DemoFolder folder) {
        return onTokens
                ? Map.of("SOFTHSM2_CONF", folder.softHsm().resolve("softhsm2.conf").toString())
                : Map.of();
    }

    private static void make(DemoFolder folder, DemoSecrets secrets, TestPki pki)
            throws IOException, GeneralSecurityException {
        pki.writeAnchor(folder.anchors().resolve("mau-goc.pem"));
        var leader = pki.signer(DemoOffice.LEADER_NAME, DemoOffice.NAME, TestPki.KeyKind.RSA_2048);
        var office = pki.signer(DemoOffice.NAME, DemoOffice.NAME, TestPki.KeyKind.EC_P256);
        write(leader, folder.leaderFile(), secrets.leaderPin());
        for (var list : pki.revocationLists()) {
            var isRoot =
                    list.getIssuerX500Principal().equals(pki.anchor().getSubjectX500Principal());
            var name = isRoot ? "mau-goc.crl" : "mau-cap.crl";
            Files.write(folder.keys().resolve(name), list.getEncoded());
        }
        write(office, folder.officeFile(), secrets.officePin());
    }

    private static void makeReportKey(DemoFolder folder, DemoSecrets secrets, TestPki pki)
            throws IOException, GeneralSecurityException {
        var portal =
                pki.signer("Cổng chứng thực Mẫu", "Cổng chứng thực Mẫu", TestPki.KeyKind.EC_P256);
        Files.writeString(folder.reportPassword(), secrets.officePin() + "\n");
        portal.writePkcs12(folder.reportFile(), secrets.officePin());
    }

    /// A training file, and the chain beside it for who does not know the PIN.
    private static void write(Identity identity, Path file, String pin)
            throws IOException, GeneralSecurityException {
        identity.writePkcs12(file, pin);
        var name = String.valueOf(file.getFileName()).replace(".p12", ".pem");
        identity.writeChain(file.resolveSibling(name));
    }

    /// The training files, for the agent's configuration.
    static List<Path> files(DemoFolder folder) {
        return List.of(folder.leaderFile(), folder.officeFile());
    }
}
