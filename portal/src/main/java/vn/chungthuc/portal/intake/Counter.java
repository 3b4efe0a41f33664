package vn.chungthuc.portal.intake;

import java.util.UUID;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Extension;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Opened;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.dossier.Submission;
import vn.chungthuc.portal.intake.KeptScans.Kept;
import vn.chungthuc.portal.intake.KeptScans.Owner;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Documents;

/// "Trình ký": files first, then everything else in one transaction.
public final class Counter {
    private final Database database;
    private final Agencies agencies;
    private final Dossiers dossiers;
    private final Documents documents;
    private final ScanDesk scans;
    private final Setting setting;

    /// @param origin of this portal, for the QR code
    /// @param training whether copies made here are worth nothing
    public record Setting(String origin, boolean training) {}

    public Counter(
            Database database,
            Agencies agencies,
            Dossiers dossiers,
            Documents documents,
            ScanDesk scans,
            Setting setting) {
        this.database = database;
        this.agencies = agencies;
        this.dossiers = dossiers;
        this.documents = documents;
        this.scans = scans;
        this.setting = setting;
    }

    /// Opens the dossier, or finds the one that this very form opened before.
    Dossier submit(Owner owner, Kept scan, Submission submission) {
        var agency = agencies.find(owner.agency());
        var today = OfficeTime.day(submission.comparedAt());
        var draft =
                dossiers.prepare(
                        agency, agencies.holidays(agency.id(), today), moreDays(submission));
        var facts = facts(agency, submission, draft.code(), draft.lookupCode().text());
        var document = scans.document(owner, scan, draft.id(), facts);
        Opened opened =
                database.inTransaction(c -> {
                    documents.record(c, agency.id(), draft.id(), document);
                    return dossiers.open(c, draft, submission, document.id());
                });
        return opened.dossier();
    }

    private static int moreDays(Submission submission) {
        return submission.extensions().isEmpty() ? 0 : Extension.DAYS;
    }

    /// "Xử lý tiếp": what was edited, with the new scan if there is one, goes to the leader again.
    ///
    /// @param scan null: the one that the dossier has
    Moved resume(
            Owner owner,
            Dossier dossier,
            Stage.Returned stage,
            @org.jspecify.annotations.Nullable Kept scan,
            Submission submission) {
        var agency = agencies.find(owner.agency());
        var facts = facts(agency, submission, dossier.code(), dossier.lookupCode());
        var document =
                scan == null
                        ? scans.document(agency.id(), dossier.id(), current(dossier), facts)
                        : scans.document(owner, scan, dossier.id(), facts);
        return database.inTransaction(
                c -> store(c, dossier, stage, document, submission, owner.official()));
    }

    private Moved store(
            Transaction c,
            Dossier dossier,
            Stage.Returned stage,
            Document document,
            Submission submission,
            UUID by) {
        documents.record(c, dossier.agency(), dossier.id(), document);
        var moved = dossiers.store(c, dossier, stage.resume(document.id()), by);
        if (moved instanceof Moved.Done(var now)) {
            dossiers.amend(c, now, submission);
        }
        return moved;
    }

    private Document current(Dossier dossier) {
        return documents.find(dossier.agency(), dossier.document()).orElseThrow();
    }

    private CertificationPage.Facts facts(
            Agency agency, Submission submission, String code, String lookupCode) {
        return new CertificationPage.Facts(
                agency.name(),
                submission.clause(),
                submission.original().documentType(),
                submission.original().pages(),
                code,
                setting.origin() + "/c/" + lookupCode,
                setting.training());
    }
}
