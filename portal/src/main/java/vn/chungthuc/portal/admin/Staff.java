package vn.chungthuc.portal.admin;

import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.web.Role;

/// The people of an office: whoever has or had a right there. Rights end, they are never deleted.
public final class Staff {
    private static final String SELECT =
            """
            SELECT o.id, o.login, o.name, o.active, o.password_once,
              EXISTS (SELECT 1 FROM official_right e WHERE e.official_id = o.id
                AND e.agency_id <> $1 AND (e.to_day IS NULL OR e.to_day >= $2)) AS elsewhere
            FROM official o
            WHERE EXISTS (SELECT 1 FROM official_right r
              WHERE r.agency_id = $1 AND r.official_id = o.id)\
            """;
    private static final String LIST = SELECT + " ORDER BY o.active DESC, o.name, o.login";
    private static final String FIND = SELECT + " AND o.id = $3";
    private static final String RIGHTS =
            """
            SELECT official_id, role, title, basis, from_day, to_day FROM official_right
            WHERE agency_id = $1 ORDER BY from_day DESC, role\
            """;
    private static final String BY_LOGIN = "SELECT id, active FROM official WHERE login = $1";
    private static final String ADD =
            """
            INSERT INTO official (id, login, name, password_hash, password_once)
            VALUES ($1, $2, $3, $4, true) ON CONFLICT (login) DO NOTHING\
            """;
    private static final String LOCK = "SELECT id FROM official WHERE id = $1 FOR UPDATE";
    private static final String LATER =
            """
            SELECT 1 FROM official_right
            WHERE agency_id = $1 AND official_id = $2 AND role = $3 AND from_day > $4
              AND (to_day IS NULL OR to_day >= from_day)\
            """;
    private static final String END_BEFORE =
            """
            UPDATE official_right SET to_day = $4::date - 1
            WHERE agency_id = $1 AND official_id = $2 AND role = $3 AND from_day < $4
              AND (to_day IS NULL OR to_day >= $4)\
            """;
    private static final String GRANT =
            """
            INSERT INTO official_right (agency_id, official_id, role, title, basis, from_day, to_day)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (agency_id, official_id, role, from_day)
            DO UPDATE SET title = excluded.title, basis = excluded.basis, to_day = excluded.to_day\
            """;
    // one that has not begun never stands
    private static final String END =
            """
            UPDATE official_right SET to_day = greatest($5::date, from_day - 1)
            WHERE agency_id = $1 AND official_id = $2 AND role = $3 AND from_day = $4
              AND (to_day IS NULL OR to_day > $5)\
            """;
    private static final String RENAME = "UPDATE official SET name = $2 WHERE id = $1";
    private static final String ACTIVE = "UPDATE official SET active = $2 WHERE id = $1";
    private static final String PASSWORD =
            "UPDATE official SET password_hash = $2, password_once = true WHERE id = $1";
    private static final String END_SESSIONS = "DELETE FROM session WHERE official_id = $1";

    private final Sql sql;
    private final InstantSource clock;

    /// @param toDay the last one; null: no end
    public record Right(
            Role role, String title, String basis, LocalDate fromDay, @Nullable LocalDate toDay) {
        /// Whether it ended before that day, or never began.
        public boolean ended(LocalDate day) {
            return toDay != null && (toDay.isBefore(day) || toDay.isBefore(fromDay));
        }
    }

    /// @param passwordOnce whether the password still is the one that an administrator made
    /// @param elsewhere whether another office relies on the account, too
    /// @param rights here, the newest first
    public record Person(
            UUID id,
            String login,
            String name,
            boolean active,
            boolean passwordOnce,
            boolean elsewhere,
            List<Right> rights) {
        public Person {
            rights = List.copyOf(rights);
        }
    }

    /// An account, whatever office it belongs to.
    record Account(UUID id, boolean active) {}

    Staff(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// By name, disabled ones last.
    List<Person> list(UUID agency) {
        var rights = sql.rows(RIGHTS, agency);
        return sql.rows(LIST, agency, today()).stream().map(row -> person(row, rights)).toList();
    }

    Optional<Person> find(UUID agency, UUID official) {
        var rights = sql.rows(RIGHTS, agency);
        return sql.row(FIND, agency, today(), official).map(row -> person(row, rights));
    }

    Optional<Account> byLogin(String login) {
        return sql.row(BY_LOGIN, login)
                .map(row -> new Account(row.getUUID("id"), row.getBoolean("active")));
    }

    /// With a password for one sign-in.
    ///
    /// @return empty: the log-in name is taken
    Optional<UUID> add(Transaction c, String login, String name, String passwordHash) {
        var id = Ids.next();
        return c.change(ADD, id, login, name, passwordHash) == 1
                ? Optional.of(id)
                : Optional.empty();
    }

    /// From its first day on in place of what the person held in that role; nothing overlaps.
    ///
    /// @return false: a right that begins later is there already
    boolean grant(Transaction c, UUID agency, UUID official, Right right) {
        c.row(LOCK, official);
        if (c.row(LATER, agency, official, right.role(), right.fromDay()).isPresent()) {
            return false;
        }
        c.change(END_BEFORE, agency, official, right.role(), right.fromDay());
        c.change(
                GRANT,
                agency,
                official,
                right.role(),
                right.title(),
                right.basis(),
                right.fromDay(),
                right.toDay());
        return true;
    }

    /// @param last the day on which it still stands
    boolean end(
            Transaction c, UUID agency, UUID official, Role role, LocalDate from, LocalDate last) {
        return c.change(END, agency, official, role, from, last) == 1;
    }

    void rename(Transaction c, UUID official, String name) {
        c.change(RENAME, official, name);
    }

    /// Open sessions end at once.
    void activate(Transaction c, UUID official, boolean active) {
        c.change(ACTIVE, official, active);
        c.change(END_SESSIONS, official);
    }

    /// For one sign-in; open sessions end at once.
    void resetPassword(Transaction c, UUID official, String hash) {
        c.change(PASSWORD, official, hash);
        c.change(END_SESSIONS, official);
    }

    private static Person person(Row row, List<Row> rights) {
        var id = row.getUUID("id");
        return new Person(
                id,
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("active"),
                row.getBoolean("password_once"),
                row.getBoolean("elsewhere"),
                rights.stream()
                        .filter(one -> id.equals(one.getUUID("official_id")))
                        .map(Staff::right)
                        .toList());
    }

    private static Right right(Row row) {
        return new Right(
                Columns.constant(row, "role", Role.class),
                row.getString("title"),
                row.getString("basis"),
                row.getLocalDate("from_day"),
                row.getLocalDate("to_day"));
    }

    private LocalDate today() {
        return OfficeTime.day(clock.instant());
    }
}
