package vn.chungthuc.portal.dossier;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;

/// The table of dossiers. A transaction that touches more than the dossier starts with [#lock], so
/// that everything about one dossier happens one after the other and no two wait for each other.
public final class Dossiers {
    private static final String NEXT_SERIAL =
            """
            INSERT INTO dossier_serial (agency_id, day, last) VALUES ($1, $2, 1)
            ON CONFLICT (agency_id, day) DO UPDATE SET last = dossier_serial.last + 1
            RETURNING last\
            """;
    private static final String OPEN =
            """
            WITH opened AS (
              INSERT INTO dossier (agency_id, id, code, submission, version, stage, stage_since,
                document_id, registrant_kind, registrant_name, registrant_email, registrant_phone,
                registrant_id_number, on_behalf_of, search_text, document_type, original_pages,
                copies, note, fee_dong, receipt, clause, compared_at, intake_official,
                named_leader, lookup_code, pick_up_code, received_at, due_at, replaces,
                extension)
              VALUES ($1, $2, $3, $4, 1, 'AWAITING_SIGNATURE', $5, $6, $7, $8, $9, $10, $11, $12,
                $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28,
                $29)
              ON CONFLICT (agency_id, submission) DO NOTHING
              RETURNING *),
            event AS (
              INSERT INTO dossier_event (agency_id, dossier_id, version, kind, to_stage, at,
                by_official, document_id)
              SELECT agency_id, id, version, 'SUBMITTED', stage, stage_since, intake_official,
                document_id FROM opened)
            SELECT %s FROM opened\
            """
                    .formatted(DossierRow.COLUMNS);
    private static final String FIND =
            "SELECT %s FROM dossier WHERE agency_id = $1 AND id = $2".formatted(DossierRow.COLUMNS);
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String BY_SUBMISSION =
            "SELECT %s FROM dossier WHERE agency_id = $1 AND submission = $2"
                    .formatted(DossierRow.COLUMNS);
    private static final String BY_LOOKUP_CODE =
            """
            SELECT %s FROM dossier
            WHERE agency_id = (SELECT a.id FROM agency a WHERE a.short_id = $1)
              AND lookup_code = $2\
            """
                    .formatted(DossierRow.COLUMNS);
    private static final String MOVE =
            """
            WITH moved AS (
              UPDATE dossier SET stage = $5, version = version + 1, stage_since = $6,
                document_id = coalesce($7, document_id), reason = $8, returned_by = $9,
                returned_to = $10, signed_by = $11, number_year = $12, number = $13
              WHERE agency_id = $1 AND id = $2 AND stage = $3 AND version = $4
              RETURNING *),
            event AS (
              INSERT INTO dossier_event (agency_id, dossier_id, version, kind, from_stage,
                to_stage, at, by_official, reason, document_id)
              SELECT agency_id, id, version, $14, $3, stage, stage_since, $15, $16, document_id
              FROM moved)
            SELECT %s FROM moved\
            """
                    .formatted(DossierRow.COLUMNS);
    private static final String GROW =
            """
            WITH grown AS (
              UPDATE dossier SET document_id = $5, version = version + 1
              WHERE agency_id = $1 AND id = $2 AND stage = $3 AND version = $4
              RETURNING *)
            INSERT INTO dossier_event (agency_id, dossier_id, version, kind, from_stage, to_stage,
              at, document_id)
            SELECT agency_id, id, version, $6, stage, stage, $7, document_id FROM grown\
            """;
    private static final String AMEND =
            """
            UPDATE dossier SET registrant_kind = $3, registrant_name = $4, registrant_email = $5,
              registrant_phone = $6, registrant_id_number = $7, on_behalf_of = $8,
              search_text = $9, document_type = $10, original_pages = $11, copies = $12,
              note = $13, fee_dong = $14, receipt = $15, clause = $16, compared_at = $17,
              named_leader = $18
            WHERE agency_id = $1 AND id = $2 AND stage = 'AWAITING_SIGNATURE'\
            """;
    private static final String LAST_EVENT =
            """
            SELECT e.at, e.to_stage, o.name FROM dossier_event e
            LEFT JOIN official o ON o.id = e.by_official
            WHERE e.agency_id = $1 AND e.dossier_id = $2 ORDER BY e.version DESC LIMIT 1\
            """;

    /// The two digits in front of the serial that name the system which issued the code.
    private static final String ISSUING_SYSTEM = "01";

    private static final DateTimeFormatter CODE_DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sql sql;
    private final InstantSource clock;

    public Dossiers(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Gives a coming dossier its codes and its due day. A draft that is never opened leaves a gap
    /// in the day's codes, which nobody counts.
    ///
    /// @param moreDays working days that it may take longer
    public Draft prepare(Agency agency, Set<LocalDate> holidays, int moreDays) {
        var now = clock.instant();
        var day = OfficeTime.day(now);
        int serial = sql.row(NEXT_SERIAL, agency.id(), day).orElseThrow().getInteger("last");
        var code =
                "%s-%s-%s%04d"
                        .formatted(agency.code(), CODE_DAY.format(day), ISSUING_SYSTEM, serial);
        return new Draft(
                agency.id(),
                Ids.next(),
                code,
                PublicCode.random(agency.shortId()),
                "%08d".formatted(RANDOM.nextInt(100_000_000)),
                now,
                OfficeTime.due(now, holidays, moreDays));
    }

    /// @param document ends with the certification page; its segments are recorded in the same
    ///   transaction
    public Opened open(Transaction c, Draft draft, Submission submission, UUID document) {
        var who = submission.registrant();
        var paper = submission.original();
        var opened =
                c.row(
                        OPEN,
                        draft.agency(),
                        draft.id(),
                        draft.code(),
                        submission.key(),
                        clock.instant(),
                        document,
                        who.kind(),
                        who.name(),
                        who.email(),
                        who.phone(),
                        who.idNumber(),
                        who.onBehalfOf(),
                        searchText(who),
                        paper.documentType(),
                        paper.pages(),
                        paper.copies(),
                        paper.note(),
                        paper.feeDong(),
                        paper.receipt(),
                        submission.clause(),
                        submission.comparedAt(),
                        submission.intakeOfficial(),
                        submission.namedLeader(),
                        draft.lookupCode().text(),
                        draft.pickUpCode(),
                        draft.receivedAt(),
                        draft.dueAt(),
                        submission.replaces(),
                        submission.extensions().stream().map(Enum::name).toArray(String[]::new));
        return opened.<Opened>map(row -> new Opened.Now(DossierRow.of(row)))
                .orElseGet(() ->
                        new Opened.Before(
                                bySubmission(c, draft.agency(), submission.key()).orElseThrow()));
    }

    public Optional<Dossier> find(UUID agency, UUID id) {
        return sql.row(FIND, agency, id).map(DossierRow::of);
    }

    /// The dossier, for this transaction alone until it ends.
    public Optional<Dossier> lock(Transaction c, UUID agency, UUID id) {
        return c.row(LOCK, agency, id).map(DossierRow::of);
    }

    /// What this form opened before, so that a second submit need not look at the file again.
    public Optional<Dossier> findBySubmission(UUID agency, String key) {
        return bySubmission(sql, agency, key);
    }

    /// For the QR code's page.
    public Optional<Dossier> findByLookupCode(PublicCode code) {
        return sql.row(BY_LOOKUP_CODE, code.agencyShortId(), code.text()).map(DossierRow::of);
    }

    /// Makes the move, and its event with it, if the dossier is still as `dossier` says.
    ///
    /// @param by null: the portal itself
    public Moved store(Transaction c, Dossier dossier, Move move, @Nullable UUID by) {
        var to = StageColumns.of(move.to());
        var number = to.number();
        return c.row(
                        MOVE,
                        dossier.agency(),
                        dossier.id(),
                        move.from(),
                        dossier.version(),
                        move.to().status(),
                        clock.instant(),
                        move.document(),
                        to.reason(),
                        to.returnedBy(),
                        to.returnedTo(),
                        to.signedBy(),
                        number == null ? null : number.year(),
                        number == null ? null : number.number(),
                        move.deed(),
                        by,
                        move.reason())
                .<Moved>map(row -> new Moved.Done(DossierRow.of(row)))
                .orElseGet(() -> lost(c, dossier));
    }

    /// The portal itself appended to the finished copy: the dossier stays where it is, since when
    /// it has been there.
    ///
    /// @return false if the dossier is no longer as `dossier` says
    public boolean grow(Transaction c, Dossier dossier, UUID document) {
        return c.change(
                        GROW,
                        dossier.agency(),
                        dossier.id(),
                        dossier.stage().status(),
                        dossier.version(),
                        document,
                        Deed.PRESERVED,
                        clock.instant())
                == 1;
    }

    /// Replaces what the officer typed, in the transaction that resumes the dossier.
    public void amend(Transaction c, Dossier dossier, Submission submission) {
        var who = submission.registrant();
        var paper = submission.original();
        c.change(
                AMEND,
                dossier.agency(),
                dossier.id(),
                who.kind(),
                who.name(),
                who.email(),
                who.phone(),
                who.idNumber(),
                who.onBehalfOf(),
                searchText(who),
                paper.documentType(),
                paper.pages(),
                paper.copies(),
                paper.note(),
                paper.feeDong(),
                paper.receipt(),
                submission.clause(),
                submission.comparedAt(),
                submission.namedLeader());
    }

    public Search.Found search(UUID agency, Search search) {
        return new Listing(sql).search(agency, search);
    }

    /// How many a search finds on all its pages.
    public long count(UUID agency, Search search) {
        return new Listing(sql).total(agency, search);
    }

    /// What stands beside a dossier in that queue, whether it still stands there itself or not.
    public Neighbours neighbours(Search queue, Dossier dossier) {
        return new Listing(sql).neighbours(queue, dossier);
    }

    /// How many dossiers stand where, for menus and titles.
    public Map<Status, Long> counts(UUID agency) {
        return new Listing(sql).counts(agency);
    }

    private static Optional<Dossier> bySubmission(Sql sql, UUID agency, String key) {
        return sql.row(BY_SUBMISSION, agency, key).map(DossierRow::of);
    }

    private static Moved lost(Transaction c, Dossier dossier) {
        var last = c.row(LAST_EVENT, dossier.agency(), dossier.id()).orElseThrow();
        var name = Columns.textOrNull(last, "name");
        return new Moved.Lost(
                name == null ? "" : name,
                Columns.instant(last, "at"),
                Columns.constant(last, "to_stage", Status.class));
    }

    private static String searchText(Registrant who) {
        return Folded.of(who.name() + " " + who.idNumber() + " " + who.email());
    }
}
