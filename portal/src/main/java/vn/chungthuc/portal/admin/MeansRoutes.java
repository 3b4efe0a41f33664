package vn.chungthuc.portal.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.SigningMeans;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;

/// "Chứng thư số và con dấu": what leaders and the office sign with. Nothing is deleted: a
/// certificate is retired, an image is replaced.
final class MeansRoutes {
    private static final String HERE = "/admin/means";
    private static final int LARGEST = 2 << 20;

    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final SetUp setUp;
    private final Journal journal;
    private final InstantSource clock;

    MeansRoutes(
            Gate gate,
            Pages pages,
            Database database,
            SetUp setUp,
            Journal journal,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.setUp = setUp;
        this.journal = journal;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.get(HERE).handler(gate.page(this::list, Role.ADMIN));
        router.get(HERE + "/image").handler(gate.page(this::image, Role.ADMIN));
        router.post(HERE + "/certificate")
                .handler(gate.upload(LARGEST, this::register, Role.ADMIN));
        router.post(HERE + "/retire").handler(gate.form(this::retire, Role.ADMIN));
        router.post(HERE + "/image").handler(gate.upload(LARGEST, this::change, Role.ADMIN));
    }

    private void list(Visit visit) {
        var values = new HashMap<String, Object>();
        values.put("signers", setUp.signers(visit.agency()));
        values.put("now", clock.instant());
        values.put("told", visit.query("told"));
        pages.show(visit, "admin/means", values);
    }

    private void image(Visit visit) {
        var signer = signer(visit, visit.query("of"));
        var image =
                new SigningMeans(database)
                        .image(visit.agency(), signer.official())
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        visit.context()
                .response()
                .putHeader("Content-Type", "image/png")
                .end(Buffer.buffer(image.png().bytes()));
    }

    private void register(Visit visit, Form form) {
        var signer = signer(visit, form.text("of"));
        var certificate = Offered.certificate(content(form));
        if (certificate == null) {
            visit.goTo(HERE + "?told=no-certificate");
            return;
        }
        if (!Offered.maySign(certificate, clock.instant())) {
            visit.goTo(HERE + "?told=no-certificate-use");
            return;
        }
        var kept =
                new SigningMeans.Certificate(
                        CertificateCheck.fingerprint(certificate), Offered.pem(certificate));
        database.inTransaction(c -> {
            new SigningMeans(c)
                    .addCertificate(visit.agency(), signer.official(), kept, clock.instant());
            var detail = Offered.named(certificate);
            journal.add(c, deed(visit, Journal.Kind.CERTIFICATE_ADDED, signer, detail));
            return true;
        });
        visit.goTo(HERE + "?told=changed");
    }

    private void retire(Visit visit, Form form) {
        var signer = signer(visit, form.text("of"));
        var certificate =
                signer.certificates().stream()
                        .filter(one -> print(CertificateCheck.fingerprint(one), form))
                        .findAny()
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        database.inTransaction(c -> {
            new SigningMeans(c)
                    .retire(
                            visit.agency(),
                            signer.official(),
                            CertificateCheck.fingerprint(certificate));
            var detail = Offered.named(certificate);
            journal.add(c, deed(visit, Journal.Kind.CERTIFICATE_RETIRED, signer, detail));
            return true;
        });
        visit.goTo(HERE + "?told=changed");
    }

    private static boolean print(Sha256 fingerprint, Form form) {
        return fingerprint.base64url().equals(form.text("sha256"));
    }

    private void change(Visit visit, Form form) {
        var signer = signer(visit, form.text("of"));
        var content = content(form);
        double width = Offered.millimetres(form.text("width"));
        double height = Offered.millimetres(form.text("height"));
        var fault = Offered.pictureFault(content);
        if (fault != null || width <= 0 || height <= 0) {
            visit.goTo(HERE + "?told=no-" + (fault == null ? "size" : fault));
            return;
        }
        var image = new SigningMeans.Image(Base64Url.of(content), width, height);
        database.inTransaction(c -> {
            new SigningMeans(c)
                    .changeImage(c, visit.agency(), signer.official(), image, clock.instant());
            var detail = form.text("width") + " × " + form.text("height") + " mm";
            journal.add(c, deed(visit, Journal.Kind.IMAGE_CHANGED, signer, detail));
            return true;
        });
        visit.goTo(HERE + "?told=changed");
    }

    private static byte[] content(Form form) {
        var upload = form.upload();
        try {
            return upload == null || !upload.whole()
                    ? new byte[0]
                    : Files.readAllBytes(upload.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Journal.Deed deed(Visit visit, Journal.Kind kind, Signer signer, String detail) {
        return new Journal.Deed(visit.agency(), visit.official().id(), kind, signer.name(), detail);
    }

    /// @param of id of a leader of this agency; empty: the office itself
    private Signer signer(Visit visit, String of) {
        @Nullable UUID official = of.isEmpty() ? null : Visit.uuid(of);
        List<Signer> all = setUp.signers(visit.agency());
        return all.stream()
                .filter(one -> Objects.equals(one.official(), official))
                .findAny()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
