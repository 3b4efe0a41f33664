package vn.chungthuc.portal.dossier;

import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import vn.chungthuc.portal.db.Columns;

/// A row of `dossier` as a record.
final class DossierRow {
    static final String COLUMNS =
            """
            agency_id, id, code, version, stage, stage_since, reason, returned_by, returned_to,
            signed_by, number_year, number, document_id, registrant_kind, registrant_name,
            registrant_email, registrant_phone, registrant_id_number, on_behalf_of, document_type,
            original_pages, copies, note, receipt, clause, intake_official, named_leader,
            lookup_code, pick_up_code, received_at, due_at, extension\
            """;

    private DossierRow() {}

    static Dossier of(Row row) {
        return new Dossier(
                row.getUUID("agency_id"),
                row.getUUID("id"),
                row.getString("code"),
                row.getInteger("version"),
                stage(row),
                row.getUUID("document_id"),
                registrant(row),
                original(row),
                row.getString("clause"),
                row.getString("lookup_code"),
                row.getString("pick_up_code"),
                row.getUUID("intake_official"),
                Columns.uuidOrNull(row, "named_leader"),
                Columns.instant(row, "received_at"),
                Columns.instant(row, "due_at"),
                extensions(row),
                Columns.instant(row, "stage_since"));
    }

    private static Set<Extension> extensions(Row row) {
        return Arrays.stream(row.getArrayOfStrings("extension"))
                .map(Extension::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Registrant registrant(Row row) {
        return new Registrant(
                Columns.constant(row, "registrant_kind", Registrant.Kind.class),
                row.getString("registrant_name"),
                row.getString("registrant_email"),
                row.getString("registrant_phone"),
                row.getString("registrant_id_number"),
                row.getString("on_behalf_of"));
    }

    private static Original original(Row row) {
        return new Original(
                row.getString("document_type"),
                row.getInteger("original_pages"),
                row.getInteger("copies"),
                row.getString("note"),
                row.getString("receipt"));
    }

    private static Stage stage(Row row) {
        return switch (Columns.constant(row, "stage", Status.class)) {
            case AWAITING_SIGNATURE -> new Stage.AwaitingSignature();
            case SIGNED -> new Stage.Signed(row.getUUID("signed_by"));
            case AWAITING_SEAL -> new Stage.AwaitingSeal(row.getUUID("signed_by"));
            case SEALED -> new Stage.Sealed(row.getUUID("signed_by"), number(row));
            case COMPLETED -> new Stage.Completed(row.getUUID("signed_by"), number(row));
            case RETURNED ->
                    new Stage.Returned(
                            row.getString("reason"),
                            row.getUUID("returned_by"),
                            Columns.constant(row, "returned_to", Desk.class));
            case CANCELLED -> new Stage.Cancelled(row.getString("reason"));
            case REFUSED -> new Stage.Refused(row.getString("reason"));
            case STOPPED -> new Stage.Stopped(row.getString("reason"));
            case ANNULLED ->
                    new Stage.Annulled(
                            row.getUUID("signed_by"), number(row), row.getString("reason"));
        };
    }

    private static CertificationNumber number(Row row) {
        return new CertificationNumber(row.getInteger("number_year"), row.getInteger("number"));
    }
}
