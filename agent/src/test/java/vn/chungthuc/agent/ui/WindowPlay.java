package vn.chungthuc.agent.ui;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.sign.Candidate;
import vn.chungthuc.agent.sign.CheckedItem;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.agent.sign.TestDocuments;
import vn.chungthuc.agent.token.FileToken;
import vn.chungthuc.agent.token.TokenCertificate;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// Opens the real window on the display of this process and prints what the person answered.
/// Arguments: a folder, how many papers, `vi` or `en`.
public final class WindowPlay {
    static final String PIN = "123456";

    private WindowPlay() {}

    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, PdfFault, InterruptedException {
        var folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        var clock = InstantSource.system();
        var pki = TestPki.create(clock);
        var leader =
                pki.signer("Nguyễn Văn Mẫu", "Ủy ban nhân dân xã Mẫu", TestPki.KeyKind.RSA_2048);
        var tokens =
                List.of(
                        token(folder, "cu", pki.expired("Nguyễn Văn Mẫu (cũ)")),
                        token(folder, "lanh-dao", leader));
        try (var portal = new TestPortal()) {
            var papers = new ArrayList<Consent.Paper>();
            for (int i = 0; i < count; i++) {
                papers.add(paper(portal, folder, leader, i));
            }
            var request =
                    new Consent.Request(
                            "https://chungthuc.mau.gov.example",
                            papers.getFirst().checked().ticket().stage(),
                            Locale.of(arguments[2]),
                            papers,
                            () -> candidates(tokens, papers),
                            new CompletableFuture<>());
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            switch (new SignWindow(clock).ask(request)) {
                case Consent.Refused _ -> out.println("REFUSED");
                case Consent.Given given -> {
                    out.println("GIVEN " + given.placed() + " " + given.time());
                    given.key().close();
                }
            }
        }
        System.exit(0);
    }

    static Consent.Paper paper(TestPortal portal, Path folder, Identity leader, int n)
            throws IOException, PdfFault {
        var sample = n == 0 ? SamplePdfs.TEN_PAGES : SamplePdfs.ONE_PAGE;
        var paper = Paper.of(sample, folder, leader, "H55.242-261123-01000" + (5 + n));
        var ticket = portal.ticket(paper, InstantSource.system().instant());
        var file = PdfFile.read(Source.of(paper.pdf()));
        return new Consent.Paper(
                new CheckedItem("jws", ticket, paper.item()),
                TestDocuments.of(folder, paper.pdf()),
                SignaturePlace.find(file, "Leader"),
                file.pageCount());
    }

    private static FileToken token(Path folder, String name, Identity identity)
            throws IOException, GeneralSecurityException {
        identity.writePkcs12(folder.resolve(name + ".p12"), PIN);
        var pem = new StringBuilder();
        for (var certificate : identity.chain()) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        Files.writeString(folder.resolve(name + ".pem"), pem);
        return new FileToken(folder.resolve(name + ".p12"));
    }

    private static List<Candidate> candidates(List<FileToken> tokens, List<Consent.Paper> papers) {
        List<Sha256> allowed = papers.getFirst().checked().ticket().certs();
        var found = new ArrayList<Candidate>();
        for (var token : tokens) {
            for (TokenCertificate certificate : token.certificates()) {
                var unfit = certificate.unfit(InstantSource.system().instant(), allowed);
                found.add(new Candidate(token, certificate, unfit));
            }
        }
        return found;
    }
}
