package vn.chungthuc.portal.agency;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;

/// Who works where and may do what. Passwords arrive here hashed.
public final class Officials {
    private static final String ADD =
            "INSERT INTO official (id, login, name, password_hash) VALUES ($1, $2, $3, $4)";
    private static final String GRANT =
            """
            INSERT INTO official_right (agency_id, official_id, role, title, basis, from_day)
            VALUES ($1, $2, $3, $4, $5, $6)\
            """;
    private static final String NAME = "SELECT name FROM official WHERE id = $1";
    private static final String HOLDING =
            """
            SELECT o.id, o.name, r.title, r.basis FROM official_right r
            JOIN official o ON o.id = r.official_id
            WHERE r.agency_id = $1 AND r.role = $2 AND o.active
              AND r.from_day <= $3 AND (r.to_day IS NULL OR r.to_day >= $3)
            ORDER BY o.name\
            """;

    private final Sql sql;

    /// An official in a post.
    ///
    /// @param title as printed above the signature, for instance "CHỦ TỊCH"; may be empty
    /// @param basis "KT.", "TL.", "TUQ." or empty (own office)
    public record Holder(UUID id, String name, String title, String basis) {}

    public Officials(Sql sql) {
        this.sql = sql;
    }

    /// @param passwordHash as `account` makes it (Argon2id)
    public UUID add(String login, String name, String passwordHash) {
        var id = Ids.next();
        sql.change(ADD, id, login, name, passwordHash);
        return id;
    }

    /// @param role INTAKE, LEADER or CLERK
    public void grant(UUID agency, String role, Holder holder, LocalDate from) {
        sql.change(GRANT, agency, holder.id(), role, holder.title(), holder.basis(), from);
    }

    public String name(UUID official) {
        return sql.row(NAME, official).map(row -> row.getString("name")).orElse("");
    }

    /// Who holds that role at the agency on that day, by name.
    public List<Holder> holding(UUID agency, String role, LocalDate day) {
        return sql.rows(HOLDING, agency, role, day).stream()
                .map(row ->
                        new Holder(
                                row.getUUID("id"),
                                row.getString("name"),
                                row.getString("title"),
                                row.getString("basis")))
                .toList();
    }

    /// That official in that role, if the right stands on that day.
    public Optional<Holder> holder(UUID agency, String role, UUID official, LocalDate day) {
        return holding(agency, role, day).stream().filter(h -> h.id().equals(official)).findAny();
    }
}
