package vn.chungthuc.portal.register;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.dossier.CertificationNumber;

/// What stands in registers: their lines, and what these come to.
public final class RegisterLines {
    private static final String LINE =
            """
            SELECT n.year, n.number, n.state, n.day, coalesce(n.void_reason, '') AS void_reason,
              CASE WHEN d.stage = 'ANNULLED' THEN d.reason ELSE '' END AS annulment,
              coalesce((SELECT a.number || '/ĐT' FROM dossier a
                WHERE a.agency_id = d.agency_id AND a.replaces = d.id AND a.number IS NOT NULL
                ORDER BY a.number_year DESC, a.number DESC LIMIT 1), '') AS again,
              coalesce((SELECT b.number || '/ĐT' FROM dossier b
                WHERE b.agency_id = d.agency_id AND b.id = d.replaces), '') AS instead,
              d.id AS dossier_id, d.registrant_name, d.document_type, d.copies, d.fee_dong,
              coalesce(o.name, '') AS certifier,
              coalesce(nullif(trim(r.basis || ' ' || r.title), ''), '') AS certifier_title
            FROM certification_number n
            JOIN dossier d ON d.agency_id = n.agency_id AND d.id = n.dossier_id
            LEFT JOIN official o ON o.id = d.signed_by
            LEFT JOIN LATERAL (
              SELECT p.basis, p.title FROM official_right p
              WHERE p.agency_id = n.agency_id AND p.official_id = d.signed_by
                AND p.role = 'LEADER' AND p.from_day <= n.day
                AND (p.to_day IS NULL OR p.to_day >= p.from_day)
              ORDER BY p.from_day DESC LIMIT 1) r ON true
            WHERE n.agency_id = $1 AND n.register_id = $2\
            """;
    private static final String PAGE = LINE + " ORDER BY n.year, n.number LIMIT $3 OFFSET $4";
    private static final String AFTER =
            LINE + " AND (n.year, n.number) > ($3, $4) ORDER BY n.year, n.number LIMIT $5";
    private static final String BETWEEN =
            LINE + " AND n.day >= $3 AND n.day < $4 ORDER BY n.year, n.number";
    // one reading for months and types; what it needs of a dossier lies in `dossier_received`
    private static final String SUMS =
            """
            SELECT date_trunc('month', n.day)::date AS month, d.document_type AS type,
              count(*) FILTER (WHERE n.state = 'ISSUED') AS issued,
              count(*) FILTER (WHERE n.state = 'VOIDED') AS voided,
              count(*) FILTER (WHERE n.state = 'RESERVED') AS reserved,
              coalesce(sum(d.copies) FILTER (WHERE n.state = 'ISSUED'), 0) AS copies,
              coalesce(sum(d.fee_dong) FILTER (WHERE n.state = 'ISSUED'), 0) AS fee_dong
            FROM certification_number n
            JOIN dossier d ON d.agency_id = n.agency_id AND d.id = n.dossier_id
            WHERE n.agency_id = $1 AND n.register_id = $2 AND d.agency_id = $1
            GROUP BY GROUPING SETS ((1), (2)) ORDER BY 1, 3 DESC, 2\
            """;

    /// Lines read at a time: what a long export holds in memory.
    private static final int PIECE = 500;

    private final Sql sql;

    /// @param copies of issued numbers only, as is the fee
    public record Total(long issued, long voided, long reserved, long copies, long feeDong) {
        /// Numbers that the register holds.
        public long lines() {
            return issued + voided + reserved;
        }

        private Total plus(Total other) {
            return new Total(
                    issued + other.issued,
                    voided + other.voided,
                    reserved + other.reserved,
                    copies + other.copies,
                    feeDong + other.feeDong);
        }
    }

    public record MonthTotal(YearMonth month, Total total) {}

    public record TypeTotal(String documentType, Total total) {}

    /// @param months in their order
    /// @param types the most frequent first
    public record Sums(List<MonthTotal> months, List<TypeTotal> types) {
        public Sums {
            months = List.copyOf(months);
            types = List.copyOf(types);
        }

        public Total total() {
            return months.stream()
                    .map(MonthTotal::total)
                    .reduce(new Total(0, 0, 0, 0, 0), Total::plus);
        }
    }

    public RegisterLines(Sql sql) {
        this.sql = sql;
    }

    /// @param page from 1
    public List<RegisterLine> page(UUID agency, UUID register, int page, int size) {
        return sql.rows(PAGE, agency, register, size, (page - 1) * size).stream()
                .map(RegisterLines::line)
                .toList();
    }

    public List<RegisterLine> month(UUID agency, UUID register, YearMonth month) {
        var from = month.atDay(1);
        return sql.rows(BETWEEN, agency, register, from, from.plusMonths(1)).stream()
                .map(RegisterLines::line)
                .toList();
    }

    /// From first to last, read piece by piece as the reader goes: no transaction stays open while
    /// a slow reader takes them, and memory does not grow with the register.
    public Iterable<RegisterLine> all(UUID agency, UUID register) {
        return () -> new Reading(agency, register);
    }

    public Sums sums(UUID agency, UUID register) {
        var months = new ArrayList<MonthTotal>();
        var types = new ArrayList<TypeTotal>();
        for (var row : sql.rows(SUMS, agency, register)) {
            var month = row.getLocalDate("month");
            if (month == null) {
                types.add(new TypeTotal(row.getString("type"), total(row)));
            } else {
                months.add(new MonthTotal(YearMonth.from(month), total(row)));
            }
        }
        return new Sums(months, types);
    }

    private final class Reading implements Iterator<RegisterLine> {
        private final UUID agency;
        private final UUID register;
        private final Deque<RegisterLine> ahead = new ArrayDeque<>();
        private @Nullable CertificationNumber last = null;
        private boolean ended = false;

        Reading(UUID agency, UUID register) {
            this.agency = agency;
            this.register = register;
        }

        @Override
        public boolean hasNext() {
            if (ahead.isEmpty() && !ended) {
                int year = last == null ? 0 : last.year();
                int number = last == null ? 0 : last.number();
                for (var row : sql.rows(AFTER, agency, register, year, number, PIECE)) {
                    ahead.add(line(row));
                }
                ended = ahead.size() < PIECE;
            }
            return !ahead.isEmpty();
        }

        @Override
        public RegisterLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var line = ahead.remove();
            last = line.number();
            return line;
        }
    }

    private static Total total(Row row) {
        return new Total(
                row.getLong("issued"),
                row.getLong("voided"),
                row.getLong("reserved"),
                row.getLong("copies"),
                row.getLong("fee_dong"));
    }

    private static RegisterLine line(Row row) {
        LocalDate day = row.getLocalDate("day");
        return new RegisterLine(
                new CertificationNumber(row.getInteger("year"), row.getInteger("number")),
                Columns.constant(row, "state", Numbers.State.class),
                day,
                row.getString("void_reason"),
                row.getString("annulment"),
                row.getString("again"),
                row.getString("instead"),
                row.getUUID("dossier_id"),
                row.getString("registrant_name"),
                row.getString("document_type"),
                row.getString("certifier"),
                row.getString("certifier_title"),
                row.getInteger("copies"),
                row.getInteger("fee_dong"));
    }
}
