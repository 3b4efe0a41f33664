package vn.chungthuc.portal;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an intake officer types.
public final class Counterpart {
    private static final String CLAUSE =
            """
            SELECT c.id FROM clause c JOIN agency a ON a.id = c.agency_id
            WHERE a.code = 'H55.242'\
            """;

    private Counterpart() {}

    /// @return the id of the new dossier
    public static String open(RunningPortal portal, Browser officer, byte[] scan) {
        var key = Browser.key(officer.get("/intake").body());
        var answer = officer.upload("/intake", filled(portal, key), scan);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("location").orElseThrow().split("/")[2];
    }

    /// A form with nothing to mend.
    public static Map<String, String> filled(RunningPortal portal, String key) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", key);
        fields.put("kind", "CITIZEN");
        fields.put("name", "Đặng Thị Ngọc Ẩn");
        fields.put("email", "an@example.vn");
        fields.put("idNumber", "000190000123");
        fields.put("type", "Bằng tốt nghiệp");
        fields.put("pages", "2");
        fields.put("copies", "1");
        fields.put("clause", clause(portal));
        fields.put("compared", "yes");
        return fields;
    }

    private static String clause(RunningPortal portal) {
        try (var connection = portal.access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(CLAUSE)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
