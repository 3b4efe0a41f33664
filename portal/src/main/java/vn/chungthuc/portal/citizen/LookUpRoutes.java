package vn.chungthuc.portal.citizen;

import io.vertx.ext.web.Router;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.dossier.Annulment;
import vn.chungthuc.portal.dossier.Annulments;
import vn.chungthuc.portal.dossier.CertificationNumber;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Entry;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Guest;
import vn.chungthuc.portal.web.Pages;

/// `/c/{code}`, where the QR code on the certification page leads: was this copy issued, and does
/// it still stand? Tells what the copy itself shows, and nothing about the registrant.
public final class LookUpRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Dossiers dossiers;
    private final Agencies agencies;
    private final Entry.Source entries;
    private final Annulments annulments;

    /// What the page says.
    ///
    /// @param answer which of the five answers, as in `lookup.…`
    /// @param number null while none was issued
    /// @param entry in the register; null while no number was issued
    /// @param dossier null when the code is unknown
    /// @param annulment the decision; null while the copy stands
    /// @param other the finished copy that was issued again in its place, or the annulled one in
    ///   whose place this is; null for none
    public record Answer(
            String answer,
            String kind,
            @Nullable CertificationNumber number,
            @Nullable Dossier dossier,
            String agency,
            @Nullable Entry entry,
            @Nullable Annulment annulment,
            @Nullable Dossier other) {
        static final Answer UNKNOWN =
                new Answer("unknown", "bad", null, null, "", null, null, null);
    }

    public LookUpRoutes(
            Gate gate,
            Pages pages,
            Dossiers dossiers,
            Agencies agencies,
            Entry.Source entries,
            Annulments annulments) {
        this.gate = gate;
        this.pages = pages;
        this.dossiers = dossiers;
        this.agencies = agencies;
        this.entries = entries;
        this.annulments = annulments;
    }

    public void addTo(Router router) {
        router.get("/c/:code").handler(gate.open(this::lookUp));
    }

    private void lookUp(Guest guest) {
        var code = String.valueOf(guest.context().pathParam("code"));
        var answer =
                PublicCode.parse(code)
                        .flatMap(dossiers::findByLookupCode)
                        .map(this::answer)
                        .orElse(Answer.UNKNOWN);
        guest.context().response().putHeader("Referrer-Policy", "no-referrer");
        if (answer.dossier() == null) {
            guest.context().response().setStatusCode(404);
        }
        pages.show(guest, "citizen/lookup", Map.of("answer", answer));
    }

    private Answer answer(Dossier dossier) {
        return switch (dossier.stage()) {
            case Stage.Completed(_, var number) -> said("issued", "good", number, dossier);
            case Stage.Annulled(_, var number, _) -> said("annulled", "bad", number, dossier);
            case Stage.AwaitingSignature _,
                    Stage.Signed _,
                    Stage.AwaitingSeal _,
                    Stage.Sealed _,
                    Stage.Returned _ ->
                    said("progress", "warn", null, dossier);
            case Stage.Cancelled _, Stage.Refused _, Stage.Stopped _ ->
                    said("closed", "bad", null, dossier);
        };
    }

    private Answer said(
            String answer, String kind, @Nullable CertificationNumber number, Dossier dossier) {
        return new Answer(
                answer,
                kind,
                number,
                dossier,
                agencies.find(dossier.agency()).name(),
                number == null ? null : entries.of(dossier.agency(), dossier.id()).orElse(null),
                annulments.of(dossier.agency(), dossier.id()).orElse(null),
                other(dossier));
    }

    private @Nullable Dossier other(Dossier dossier) {
        var agency = dossier.agency();
        var id =
                dossier.stage() instanceof Stage.Annulled
                        ? annulments.successor(agency, dossier.id())
                        : annulments.predecessor(agency, dossier.id());
        return id.flatMap(found -> dossiers.find(agency, found))
                .filter(found ->
                        found.stage() instanceof Stage.Completed
                                || found.stage() instanceof Stage.Annulled)
                .orElse(null);
    }
}
