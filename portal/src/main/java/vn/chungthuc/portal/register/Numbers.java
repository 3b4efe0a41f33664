package vn.chungthuc.portal.register;

import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.CertificationNumber;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Certification numbers: one sequence for an agency and calendar year, without gap and without
/// double. Reserved in the short transaction that issues the seal's ticket, issued in the one that
/// accepts the sealed file; no lock is held while a person types a PIN. A reserved number belongs
/// to its dossier for good: a retry gets it again, a return voids its line.
///
/// Every method runs in a transaction that holds the dossier's lock.
public final class Numbers {
    private static final String KEPT =
            """
            SELECT n.year, n.number, n.register_id, r.volume, n.day
            FROM certification_number n
            JOIN register r ON r.agency_id = n.agency_id AND r.id = n.register_id
            WHERE n.agency_id = $1 AND n.dossier_id = $2 AND n.state <> 'VOIDED'\
            """;
    // shared: a register is not changed or deleted while it gives a number
    private static final String REGISTER =
            """
            SELECT volume, first_number, takeover_reason, opened FROM register
            WHERE agency_id = $1 AND id = $2 AND opened <= $3 AND closed >= $3
              AND closing_at IS NULL FOR SHARE\
            """;
    // the row lock makes one agency's year wait, and nobody else's
    private static final String NEXT =
            """
            INSERT INTO number_counter (agency_id, year, last) VALUES ($1, $2, $3)
            ON CONFLICT (agency_id, year)
              DO UPDATE SET last = greatest(number_counter.last + 1, excluded.last)
            RETURNING last\
            """;
    private static final String RESERVE =
            """
            INSERT INTO certification_number (agency_id, year, number, register_id, dossier_id,
              state, day, reserved_at, reserved_by)
            VALUES ($1, $2, $3, $4, $5, 'RESERVED', $6, $7, $8)\
            """;
    private static final String ISSUE =
            """
            UPDATE certification_number SET state = 'ISSUED', issued_at = $3
            WHERE agency_id = $1 AND dossier_id = $2 AND state = 'RESERVED'
            RETURNING year, number\
            """;
    private static final String VOID =
            """
            UPDATE certification_number
            SET state = 'VOIDED', voided_at = $3, voided_by = $4, void_reason = $5
            WHERE agency_id = $1 AND dossier_id = $2 AND state = 'RESERVED'
            RETURNING year, number\
            """;

    private final Sql sql;
    private final InstantSource clock;

    /// The life of a number.
    public enum State {
        RESERVED,
        ISSUED,
        VOIDED
    }

    public Numbers(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The dossier's number; the one that it holds already, or the next one from that register.
    public Reservation reserve(Transaction c, UUID agency, UUID register, UUID dossier, UUID by) {
        var kept = c.row(KEPT, agency, dossier);
        if (kept.isPresent()) {
            return reserved(kept.get());
        }
        var now = clock.instant();
        var day = OfficeTime.day(now);
        var open = c.row(REGISTER, agency, register, day);
        if (open.isEmpty()) {
            return new Reservation.RegisterNotOpen();
        }
        int first = takenOver(open.get(), day.getYear());
        int next = c.row(NEXT, agency, day.getYear(), first).orElseThrow().getInteger("last");
        c.change(RESERVE, agency, day.getYear(), next, register, dossier, day, now, by);
        return new Reservation.Reserved(
                new CertificationNumber(day.getYear(), next),
                register,
                open.get().getString("volume"),
                day);
    }

    /// What the dossier holds, reserved or issued.
    public Optional<Reservation.Reserved> heldBy(UUID agency, UUID dossier) {
        return sql.row(KEPT, agency, dossier).map(Numbers::reserved);
    }

    /// The reserved number now stands on a sealed copy.
    public CertificationNumber issue(Transaction c, UUID agency, UUID dossier) {
        return c.row(ISSUE, agency, dossier, clock.instant())
                .map(Numbers::number)
                .orElseThrow(() ->
                        new ProblemException(
                                ProblemType.DOSSIER_MOVED_ON, "no number is reserved"));
    }

    /// The reserved number, if there is one, becomes a voided line of the register.
    ///
    /// @param reason as the register's note tells it; not empty
    public Optional<CertificationNumber> voidReserved(
            Transaction c, UUID agency, UUID dossier, UUID by, String reason) {
        return c.row(VOID, agency, dossier, clock.instant(), by, reason).map(Numbers::number);
    }

    /// A register that continues an older one, with a reason, starts where that ended; any other
    /// takes what comes next. Only in its opening year: each year starts at 1.
    private static int takenOver(Row register, int year) {
        boolean takeover =
                !register.getString("takeover_reason").isEmpty()
                        && register.getLocalDate("opened").getYear() == year;
        return takeover ? register.getInteger("first_number") : 1;
    }

    private static Reservation.Reserved reserved(Row row) {
        return new Reservation.Reserved(
                number(row),
                row.getUUID("register_id"),
                row.getString("volume"),
                row.getLocalDate("day"));
    }

    private static CertificationNumber number(Row row) {
        return new CertificationNumber(row.getInteger("year"), row.getInteger("number"));
    }
}
