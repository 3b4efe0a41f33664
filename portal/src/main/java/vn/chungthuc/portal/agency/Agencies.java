package vn.chungthuc.portal.agency;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;

/// Offices and what each of them offers at the counter.
public final class Agencies {
    private static final String ADD =
            """
            INSERT INTO agency (id, code, name, place, from_day) VALUES ($1, $2, $3, $4, $5)
            RETURNING id, short_id, code, name, place\
            """;
    private static final String FIND =
            "SELECT id, short_id, code, name, place FROM agency WHERE id = $1";
    private static final String BY_CODE =
            "SELECT id, short_id, code, name, place FROM agency WHERE code = $1";
    private static final String ADD_TYPE =
            """
            INSERT INTO document_type (agency_id, id, name, position) VALUES ($1, $2, $3, $4)
            ON CONFLICT (agency_id, name) DO UPDATE SET active = true\
            """;
    private static final String OFFER_TYPE =
            "UPDATE document_type SET active = $3 WHERE agency_id = $1 AND name = $2";
    private static final String EVERY_TYPE =
            """
            SELECT name, active FROM document_type WHERE agency_id = $1
            ORDER BY active DESC, position, name\
            """;
    private static final String TYPES =
            """
            SELECT name FROM document_type WHERE agency_id = $1 AND active
            ORDER BY position, name\
            """;
    private static final String ADD_CLAUSE =
            """
            INSERT INTO clause (agency_id, id, title, body, position, from_day)
            VALUES ($1, $2, $3, $4, $5, $6)\
            """;
    private static final String CLAUSES =
            """
            SELECT id, title, body FROM clause
            WHERE agency_id = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day >= $2)
            ORDER BY position, title\
            """;
    private static final String EVERY_CLAUSE =
            """
            SELECT id, title, body, from_day, to_day FROM clause WHERE agency_id = $1
            ORDER BY to_day DESC NULLS FIRST, position, title\
            """;
    private static final String END_CLAUSE =
            """
            UPDATE clause SET to_day = greatest($3::date, from_day - 1)
            WHERE agency_id = $1 AND id = $2 AND (to_day IS NULL OR to_day > $3)\
            """;
    private static final String CANCEL_HOLIDAY =
            "DELETE FROM holiday WHERE agency_id = $1 AND day = $2";
    private static final String NAMED_HOLIDAYS =
            "SELECT day, name FROM holiday WHERE agency_id = $1 AND day >= $2 ORDER BY day";
    private static final String ADD_HOLIDAY =
            """
            INSERT INTO holiday (agency_id, day, name) VALUES ($1, $2, $3)
            ON CONFLICT (agency_id, day) DO UPDATE SET name = excluded.name\
            """;
    private static final String HOLIDAYS =
            "SELECT day FROM holiday WHERE agency_id = $1 AND day >= $2";

    private final Sql sql;

    /// A text that the certifier attests, valid on a day.
    ///
    /// @param title shown in the choice and printed as heading, for instance "Chứng thực bản sao
    ///   đúng với bản chính"
    /// @param body what else the page prints under it; may be empty
    public record Clause(UUID id, String title, String body) {}

    /// @param active whether the counter offers it
    public record DocumentType(String name, boolean active) {}

    /// A clause with its days.
    ///
    /// @param toDay the last one; null: no end
    public record DatedClause(
            UUID id, String title, String body, LocalDate fromDay, @Nullable LocalDate toDay) {}

    public record Holiday(LocalDate day, String name) {}

    public Agencies(Sql sql) {
        this.sql = sql;
    }

    public Agency add(String code, String name, String place, LocalDate from) {
        return agency(sql.row(ADD, Ids.next(), code, name, place, from).orElseThrow());
    }

    /// The agency of that id, which came from a row or a session and therefore exists.
    public Agency find(UUID id) {
        return agency(sql.row(FIND, id).orElseThrow());
    }

    public Optional<Agency> byCode(String code) {
        return sql.row(BY_CODE, code).map(Agencies::agency);
    }

    /// Offers it again where the name was offered before.
    public void addDocumentType(UUID agency, String name, int position) {
        sql.change(ADD_TYPE, agency, Ids.next(), name, position);
    }

    public void offerDocumentType(UUID agency, String name, boolean active) {
        sql.change(OFFER_TYPE, agency, name, active);
    }

    /// Also those that the counter does not offer any more; they come last.
    public List<DocumentType> everyDocumentType(UUID agency) {
        return sql.rows(EVERY_TYPE, agency).stream()
                .map(row -> new DocumentType(row.getString("name"), row.getBoolean("active")))
                .toList();
    }

    /// Names, in the order of the choice.
    public List<String> documentTypes(UUID agency) {
        return sql.rows(TYPES, agency).stream().map(row -> row.getString("name")).toList();
    }

    public void addClause(UUID agency, String title, String body, int position, LocalDate from) {
        sql.change(ADD_CLAUSE, agency, Ids.next(), title, body, position, from);
    }

    /// The first is the default.
    public List<Clause> clauses(UUID agency, LocalDate day) {
        return sql.rows(CLAUSES, agency, day).stream()
                .map(row ->
                        new Clause(
                                row.getUUID("id"), row.getString("title"), row.getString("body")))
                .toList();
    }

    /// Also those that are over or still to come.
    public List<DatedClause> everyClause(UUID agency) {
        return sql.rows(EVERY_CLAUSE, agency).stream()
                .map(row ->
                        new DatedClause(
                                row.getUUID("id"),
                                row.getString("title"),
                                row.getString("body"),
                                row.getLocalDate("from_day"),
                                row.getLocalDate("to_day")))
                .toList();
    }

    /// @param last the day on which it can still be chosen
    public void endClause(UUID agency, UUID clause, LocalDate last) {
        sql.change(END_CLAUSE, agency, clause, last);
    }

    /// One that is still to come; time limits that reckoned with it stay.
    public void cancelHoliday(UUID agency, LocalDate day) {
        sql.change(CANCEL_HOLIDAY, agency, day);
    }

    /// Those on or after `from`, in their order.
    public List<Holiday> namedHolidays(UUID agency, LocalDate from) {
        return sql.rows(NAMED_HOLIDAYS, agency, from).stream()
                .map(row -> new Holiday(row.getLocalDate("day"), row.getString("name")))
                .toList();
    }

    public void addHoliday(UUID agency, LocalDate day, String name) {
        sql.change(ADD_HOLIDAY, agency, day, name);
    }

    /// Those on or after `from`.
    public Set<LocalDate> holidays(UUID agency, LocalDate from) {
        return sql.rows(HOLIDAYS, agency, from).stream()
                .map(row -> row.getLocalDate("day"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Agency agency(Row row) {
        return new Agency(
                row.getUUID("id"),
                row.getInteger("short_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("place"));
    }
}
