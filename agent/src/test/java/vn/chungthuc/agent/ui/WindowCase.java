package vn.chungthuc.agent.ui;

import java.io.IOException;
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
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.agent.token.PinState;
import vn.chungthuc.agent.token.Token;
import vn.chungthuc.agent.token.TokenCertificate;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// What a window is opened for in a test: papers, tokens and their course.
record WindowCase(TestPortal portal, Consent.Request request, TestCourse course)
        implements AutoCloseable {
    static final String PIN = "123456";

    static WindowCase of(
            Path folder, int count, Locale language, SigningStage stage, PinState pinState)
            throws IOException, GeneralSecurityException, PdfFault {
        var pki = TestPki.create(InstantSource.system());
        var leader =
                pki.signer("Nguyễn Văn Mẫu", "Ủy ban nhân dân xã Mẫu", TestPki.KeyKind.RSA_2048);
        var tokens =
                List.<Token>of(
                        token(folder, "cu", pki.expired("Nguyễn Văn Mẫu (cũ)")),
                        new Told(token(folder, "lanh-dao", leader), pinState));
        var portal = new TestPortal();
        var papers = new ArrayList<Consent.Paper>();
        for (int i = 0; i < count; i++) {
            papers.add(at(stage, paper(portal, folder, leader, i)));
        }
        var course = new TestCourse(count);
        var request =
                new Consent.Request(
                        "https://chungthuc.mau.gov.example",
                        stage,
                        language,
                        papers,
                        () -> candidates(tokens, papers),
                        new CompletableFuture<>(),
                        course);
        return new WindowCase(portal, request, course);
    }

    @Override
    public void close() {
        portal.close();
    }

    static Consent.Paper paper(TestPortal portal, Path folder, Identity leader, int n)
            throws IOException, PdfFault {
        var sample = n == 0 ? SamplePdfs.TEN_PAGES : SamplePdfs.ONE_PAGE;
        return paper(
                portal, folder, Paper.of(sample, folder, leader, "H55.242-261123-01000" + (5 + n)));
    }

    static Consent.Paper paper(TestPortal portal, Path folder, Paper paper)
            throws IOException, PdfFault {
        var ticket = portal.ticket(paper, InstantSource.system().instant());
        var file = PdfFile.read(Source.of(paper.pdf()));
        return new Consent.Paper(
                new CheckedItem("jws", ticket, paper.item()),
                TestDocuments.of(folder, paper.pdf()),
                SignaturePlace.find(file, "Leader"),
                file.pageCount());
    }

    /// The same paper in another stage; what is sealed keeps its size, and its slot reaches over
    /// the page's title.
    static Consent.Paper at(SigningStage stage, Consent.Paper paper) {
        if (stage == SigningStage.SIGN) {
            return paper;
        }
        var look = paper.look();
        var fixed =
                new Appearance(look.rect(), 1, 1, look.image(), look.lines(), look.timePattern());
        var item = paper.checked().item();
        var t = paper.checked().ticket();
        return new Consent.Paper(
                new CheckedItem(
                        "jws",
                        new SignTicket(
                                t.jti(),
                                t.aud(),
                                t.iat(),
                                t.startBy(),
                                t.resultBy(),
                                stage,
                                t.base(),
                                t.field(),
                                t.page(),
                                new Rect(56, 200, 539, 740),
                                t.item(),
                                t.images(),
                                t.reason(),
                                t.certs(),
                                t.level(),
                                t.resultUrl()),
                        new SignItem(
                                item.dossierCode(),
                                item.documentType(),
                                item.registrant(),
                                item.agency(),
                                item.agency(),
                                fixed)),
                paper.document(),
                paper.place(),
                paper.pages());
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

    private static List<Candidate> candidates(List<Token> tokens, List<Consent.Paper> papers) {
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

    /// A token that says this of its PIN.
    private record Told(Token token, PinState pinState) implements Token {
        @Override
        public String label() {
            return token.label();
        }

        @Override
        public List<TokenCertificate> certificates() {
            return token.certificates();
        }

        @Override
        public OpenKey open(TokenCertificate certificate, char[] pin) {
            return token.open(certificate, pin);
        }
    }
}
