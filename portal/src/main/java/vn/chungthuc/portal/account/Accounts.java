package vn.chungthuc.portal.account;

import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.db.Sql;

/// Who may sign in with which password.
public final class Accounts {
    private static final String FIND =
            "SELECT id, password_hash FROM official WHERE login = $1 AND active";

    private final Vertx vertx;
    private final Sql sql;

    public Accounts(Vertx vertx, Sql sql) {
        this.vertx = vertx;
        this.sql = sql;
    }

    /// The official with that log-in name and password. Unknown and disabled accounts cost the same
    /// work as known ones.
    Optional<UUID> with(String login, String password) {
        var row = sql.row(FIND, login);
        boolean right =
                vertx.executeBlocking(
                                () ->
                                        row.isPresent()
                                                ? Passwords.matches(
                                                        password,
                                                        row.get().getString("password_hash"))
                                                : Passwords.matchesNobody(password),
                                false)
                        .await();
        return right ? row.map(r -> r.getUUID("id")) : Optional.empty();
    }
}
