package vn.chungthuc.portal.register;

import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.register.RegisterSaved.Fault;

/// "Quản lý sổ chứng thực".
public final class Registers {
    private static final String SELECT =
            """
            SELECT r.id, r.name, r.volume, r.first_number, r.takeover_reason, r.opened, r.closed,
              (SELECT max(n.number) FROM certification_number n
               WHERE n.agency_id = r.agency_id AND n.register_id = r.id AND n.state = 'ISSUED'
                 AND n.year = (SELECT max(m.year) FROM certification_number m
                   WHERE m.agency_id = r.agency_id AND m.register_id = r.id
                     AND m.state = 'ISSUED')) AS last_issued,
              NOT EXISTS (SELECT 1 FROM certification_number n
               WHERE n.agency_id = r.agency_id AND n.register_id = r.id) AS empty,
              r.closing_at, coalesce(o.name, '') AS closing_by, r.closing_total
            FROM register r LEFT JOIN official o ON o.id = r.closing_by
            WHERE r.agency_id = $1\
            """;
    private static final String LIST = SELECT + " ORDER BY r.opened DESC, r.name";
    private static final String FIND = SELECT + " AND r.id = $2";
    private static final String OPEN =
            SELECT
                    + " AND r.opened <= $2 AND r.closed >= $2 AND r.closing_at IS NULL"
                    + " ORDER BY r.opened DESC";
    private static final String LAST_NUMBER =
            "SELECT last FROM number_counter WHERE agency_id = $1 AND year = $2";
    private static final String VOLUMES =
            """
            SELECT count(*) AS volumes FROM register
            WHERE agency_id = $1 AND extract(year FROM opened) = $2\
            """;
    private static final String TAKEN =
            """
            SELECT bool_or(name = $2) AS name, bool_or(volume = $3) AS volume FROM register
            WHERE agency_id = $1 AND id IS DISTINCT FROM $4\
            """;
    private static final String ADD =
            """
            INSERT INTO register (agency_id, id, name, volume, first_number, takeover_reason,
              opened, closed, created_at, created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING\
            """;
    private static final String LOCK =
            "SELECT id FROM register WHERE agency_id = $1 AND id = $2 FOR UPDATE";
    private static final String CHANGE =
            """
            UPDATE register SET name = $3, volume = $4, first_number = $5, takeover_reason = $6,
              opened = $7, closed = $8
            WHERE agency_id = $1 AND id = $2\
            """;
    private static final String DELETE =
            """
            DELETE FROM register r WHERE r.agency_id = $1 AND r.id = $2
              AND NOT EXISTS (SELECT 1 FROM certification_number n
                WHERE n.agency_id = r.agency_id AND n.register_id = r.id)\
            """;
    private static final String USED =
            """
            SELECT count(*) FILTER (WHERE state = 'RESERVED') AS reserved,
              count(*) FILTER (WHERE state = 'ISSUED') AS issued,
              min(day) AS first_day, max(day) AS last_day
            FROM certification_number WHERE agency_id = $1 AND register_id = $2\
            """;
    private static final String CLOSE =
            """
            UPDATE register SET closed = least(closed, $3), closing_at = $4, closing_by = $5,
              closing_total = $6
            WHERE agency_id = $1 AND id = $2\
            """;

    private final Sql sql;
    private final InstantSource clock;

    public Registers(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Newest first.
    public List<Register> list(UUID agency) {
        return sql.rows(LIST, agency).stream().map(Registers::register).toList();
    }

    public Optional<Register> find(UUID agency, UUID id) {
        return sql.row(FIND, agency, id).map(Registers::register);
    }

    /// Those that issue numbers today: "Chọn sổ chứng thực".
    public List<Register> openToday(UUID agency) {
        return sql.rows(OPEN, agency, today()).stream().map(Registers::register).toList();
    }

    /// Preset of "Số ban đầu": 1 in a new year, else the last number and 1. Also what is "dự kiến"
    /// for the next seal.
    public int nextNumber(UUID agency, int year) {
        return sql.row(LAST_NUMBER, agency, year).map(row -> row.getInteger("last")).orElse(0) + 1;
    }

    /// Preset of "Quyển số".
    public String nextVolume(UUID agency, int year) {
        long volumes = sql.row(VOLUMES, agency, year).orElseThrow().getLong("volumes");
        return "%02d/%d-SCTĐT/BS".formatted(volumes + 1, year);
    }

    public RegisterSaved add(Transaction c, UUID agency, Register.Entry entry, UUID by) {
        var faults = faults(c, agency, null, entry);
        faults.addAll(firstNumberFaults(agency, entry));
        if (!faults.isEmpty()) {
            return new RegisterSaved.Refused(faults);
        }
        var id = Ids.next();
        int added =
                c.change(
                        ADD,
                        agency,
                        id,
                        entry.name().strip(),
                        entry.volume().strip(),
                        entry.firstNumber(),
                        entry.takeoverReason().strip(),
                        entry.opened(),
                        entry.closed(),
                        clock.instant(),
                        by);
        return added == 1
                ? new RegisterSaved.Saved(id)
                : new RegisterSaved.Refused(Set.of(Fault.NAME_TAKEN));
    }

    /// "Chỉnh sửa": name and days until it is closed; volume and first number only while empty.
    public RegisterSaved change(Transaction c, UUID agency, UUID id, Register.Entry entry) {
        c.row(LOCK, agency, id); // against a number that is being reserved
        var before = c.row(FIND, agency, id).map(Registers::register).orElseThrow();
        var faults = faults(c, agency, id, entry);
        boolean renumbered =
                entry.firstNumber() != before.firstNumber()
                        || !entry.volume().strip().equals(before.volume());
        if (before.closing() != null) {
            faults.add(Fault.CLOSED);
        } else if (!before.empty()) {
            faults.addAll(keptFaults(c, agency, id, entry, renumbered));
        } else if (renumbered || entry.opened().getYear() != before.opened().getYear()) {
            faults.addAll(firstNumberFaults(agency, entry));
        }
        if (!faults.isEmpty()) {
            return new RegisterSaved.Refused(faults);
        }
        c.change(
                CHANGE,
                agency,
                id,
                entry.name().strip(),
                entry.volume().strip(),
                entry.firstNumber(),
                entry.takeoverReason().strip(),
                entry.opened(),
                entry.closed());
        return new RegisterSaved.Saved(id);
    }

    /// @return false: "Sổ đã cấp số, không thể xóa"
    public boolean delete(Transaction c, UUID agency, UUID id) {
        c.row(LOCK, agency, id);
        return c.change(DELETE, agency, id) == 1;
    }

    /// "Khóa sổ": from now on it gives no number; its last day is today at the latest.
    public RegisterClosed close(Transaction c, UUID agency, UUID id, UUID by) {
        c.row(LOCK, agency, id);
        var register = c.row(FIND, agency, id).map(Registers::register).orElseThrow();
        var used = c.row(USED, agency, id).orElseThrow();
        if (register.closing() != null) {
            return RegisterClosed.BEFORE;
        }
        if (!register.opened().isBefore(today())) {
            return RegisterClosed.TOO_YOUNG;
        }
        if (used.getLong("reserved") > 0) {
            return RegisterClosed.NUMBERS_RESERVED;
        }
        var total = used.getLong("issued").intValue();
        c.change(CLOSE, agency, id, today(), clock.instant(), by, total);
        return RegisterClosed.NOW;
    }

    private LocalDate today() {
        return OfficeTime.day(clock.instant());
    }

    private static Set<Fault> faults(
            Transaction c, UUID agency, @Nullable UUID id, Register.Entry entry) {
        var faults = EnumSet.noneOf(Fault.class);
        var name = entry.name().strip();
        var volume = entry.volume().strip();
        var taken = c.row(TAKEN, agency, name, volume, id).orElseThrow();
        if (name.isEmpty()) {
            faults.add(Fault.NAME_MISSING);
        } else if (Boolean.TRUE.equals(taken.getBoolean("name"))) {
            faults.add(Fault.NAME_TAKEN);
        }
        if (volume.isEmpty()) {
            faults.add(Fault.VOLUME_MISSING);
        } else if (Boolean.TRUE.equals(taken.getBoolean("volume"))) {
            faults.add(Fault.VOLUME_TAKEN);
        }
        if (!entry.opened().isBefore(entry.closed())) {
            faults.add(Fault.CLOSED_TOO_EARLY);
        }
        return faults;
    }

    /// What numbers that were given already do not allow.
    private static Set<Fault> keptFaults(
            Transaction c, UUID agency, UUID id, Register.Entry entry, boolean renumbered) {
        var used = c.row(USED, agency, id).orElseThrow();
        var faults = EnumSet.noneOf(Fault.class);
        if (renumbered) {
            faults.add(Fault.NO_LONGER_EMPTY);
        }
        if (used.getLocalDate("first_day").isBefore(entry.opened())
                || used.getLocalDate("last_day").isAfter(entry.closed())) {
            faults.add(Fault.NUMBERS_OUTSIDE);
        }
        return faults;
    }

    private Set<Fault> firstNumberFaults(UUID agency, Register.Entry entry) {
        int next = nextNumber(agency, entry.opened().getYear());
        if (entry.firstNumber() < next) {
            return Set.of(Fault.FIRST_NUMBER_USED);
        }
        return entry.firstNumber() > next && entry.takeoverReason().isBlank()
                ? Set.of(Fault.FIRST_NUMBER_NEEDS_REASON)
                : Set.of();
    }

    private static Register register(Row row) {
        return new Register(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("volume"),
                row.getInteger("first_number"),
                row.getString("takeover_reason"),
                row.getLocalDate("opened"),
                row.getLocalDate("closed"),
                Columns.integerOrNull(row, "last_issued"),
                row.getBoolean("empty"),
                closing(row));
    }

    private static Register.@Nullable Closing closing(Row row) {
        var at = Columns.instantOrNull(row, "closing_at");
        return at == null
                ? null
                : new Register.Closing(
                        at, row.getString("closing_by"), row.getInteger("closing_total"));
    }
}
