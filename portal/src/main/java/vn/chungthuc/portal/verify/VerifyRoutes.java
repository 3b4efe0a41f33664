package vn.chungthuc.portal.verify;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.report.SealedSheet;
import vn.chungthuc.portal.report.Sheet;
import vn.chungthuc.portal.report.SheetPdf;
import vn.chungthuc.portal.report.SheetWriter;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.web.Body;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Guest;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// `/verify`: anybody brings files and reads what they are worth. Nothing of a file is kept, and of
/// its report only what the person's own page carries.
public final class VerifyRoutes {
    static final long LARGEST = 30L << 20;
    static final Body.Allowance ALLOWANCE = new Body.Allowance(10, LARGEST, 2 * LARGEST);

    static final String XML = "application/xml; charset=utf-8";

    /// Of one hidden field: forms take no longer ones.
    private static final int PIECE = 8_000;

    private final Gate gate;
    private final Pages pages;
    private final VerifyDesk desk;
    private final @Nullable Paper paper;
    private final InstantSource clock;

    /// What makes reports of sheets; without the portal's key there is none.
    ///
    /// @param pool for the work of writing and signing
    public record Paper(SealedSheet seal, SheetPdf pdf, Offload pool) {}

    /// One file's place on the page.
    ///
    /// @param sheet null when the file was not examined
    /// @param technical the same as programs get it
    /// @param sealed the sheet in pieces, for hidden fields; none where no report can be made
    /// @param refused key of the sentence why it was not examined; empty if it was
    public record Card(
            String file,
            @Nullable Sheet sheet,
            String technical,
            List<String> sealed,
            String refused) {
        public Card {
            sealed = List.copyOf(sealed);
        }

        static Card refused(String file, String key) {
            return new Card(file, null, "", List.of(), key);
        }
    }

    public VerifyRoutes(
            Gate gate, Pages pages, VerifyDesk desk, @Nullable Paper paper, InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.desk = desk;
        this.paper = paper;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/verify").handler(gate.open(guest -> show(guest, List.of(), 0)));
        router.post("/verify").handler(gate.openFiles(ALLOWANCE, desk::refuseIfFull, this::verify));
        router.post("/verify/report").handler(gate.openForm(this::report));
    }

    private void show(Guest guest, List<Card> cards, int passedOver) {
        pages.show(
                guest,
                "verify/page",
                Map.of("cards", cards, "passedOver", passedOver, "largest", LARGEST));
    }

    /// The whole page, or for the page's own script one card to put into it, or the report for
    /// programs on a file that it has still at hand.
    private void verify(Guest guest, Form.Files form) {
        if (form.text("part").equals("etsi") && form.uploads().size() == 1) {
            etsi(guest, form.uploads().getFirst());
            return;
        }
        var cards = form.uploads().stream().map(upload -> card(guest, upload)).toList();
        if (form.text("part").equals("card") && cards.size() == 1) {
            pages.show(guest, "verify/card", Map.of("card", cards.getFirst()));
            return;
        }
        show(guest, cards, form.passedOver());
    }

    private void etsi(Guest guest, Form.Upload upload) {
        var response = guest.context().response();
        var xml = upload.whole() ? desk.etsiReport(upload) : Optional.<String>empty();
        xml.ifPresentOrElse(
                report -> response.putHeader("Content-Type", XML).end(report),
                () -> response.setStatusCode(204).end());
    }

    private Card card(Guest guest, Form.Upload upload) {
        if (!upload.whole()) {
            return Card.refused(upload.name(), "verify.refused.large");
        }
        if (upload.content().length() == 0) {
            return Card.refused(upload.name(), "verify.refused.empty");
        }
        var done = desk.examine(upload, upload.name());
        var sheet = new SheetWriter(guest.words()).write(done);
        var json = new ReportJson(guest.words().language().locale()).write(done);
        return new Card(sheet.file(), sheet, json.toPrettyString(), sealed(sheet), "");
    }

    private List<String> sealed(Sheet sheet) {
        if (paper == null) {
            return List.of();
        }
        var whole = paper.seal().seal(sheet, clock.instant());
        var pieces = new ArrayList<String>();
        for (int at = 0; at < whole.length(); at += PIECE) {
            pieces.add(whole.substring(at, Math.min(whole.length(), at + PIECE)));
        }
        return pieces;
    }

    private void report(Guest guest, Form form) {
        if (paper == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        var now = clock.instant();
        var sheet =
                paper.seal()
                        .open(String.join("", form.texts("sheet")), now)
                        .orElseThrow(() -> new ProblemException(ProblemType.FORM_STALE, "sheet"));
        var pdf = paper.pool().run(() -> paper.pdf().signed(sheet, now));
        guest.context()
                .response()
                .putHeader("Content-Type", "application/pdf")
                .putHeader("Content-Disposition", "attachment; filename=\"bao-cao-kiem-tra.pdf\"")
                .end(Buffer.buffer(pdf));
    }
}
