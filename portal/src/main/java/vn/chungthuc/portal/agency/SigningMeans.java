package vn.chungthuc.portal.agency;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// What an official or an office signs with: registered certificates and the image that the copy
/// shows. In every method a null `official` means the office itself (its certificate, its seal).
public final class SigningMeans {
    private static final String ADD_CERTIFICATE =
            """
            INSERT INTO certificate (agency_id, id, official_id, sha256, pem, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (agency_id, official_id, sha256) DO UPDATE SET active = true\
            """;
    private static final String CERTIFICATES =
            """
            SELECT sha256, pem FROM certificate
            WHERE agency_id = $1 AND official_id IS NOT DISTINCT FROM $2 AND active
            ORDER BY id DESC\
            """;
    private static final String RETIRE =
            """
            UPDATE certificate SET active = false
            WHERE agency_id = $1 AND official_id IS NOT DISTINCT FROM $2 AND sha256 = $3\
            """;
    private static final String RETIRE_IMAGE =
            """
            UPDATE stamp_image SET active = false
            WHERE agency_id = $1 AND official_id IS NOT DISTINCT FROM $2 AND active\
            """;
    private static final String ADD_IMAGE =
            """
            INSERT INTO stamp_image
              (agency_id, id, official_id, png, width_mm, height_mm, active, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, true, $7)\
            """;
    private static final String IMAGE =
            """
            SELECT png, width_mm, height_mm FROM stamp_image
            WHERE agency_id = $1 AND official_id IS NOT DISTINCT FROM $2 AND active\
            """;

    private final Sql sql;

    /// @param sha256 of the DER form, as tickets name it
    /// @param pem one certificate, RFC 7468
    public record Certificate(Sha256 sha256, String pem) {

        /// @throws IllegalStateException when the row holds no certificate
        public X509Certificate read() {
            var bytes = pem.getBytes(StandardCharsets.US_ASCII);
            try {
                var factory = CertificateFactory.getInstance("X.509");
                return (X509Certificate)
                        factory.generateCertificate(new ByteArrayInputStream(bytes));
            } catch (CertificateException e) {
                throw new IllegalStateException("certificate " + sha256, e);
            }
        }
    }

    /// @param png with transparency
    /// @param widthMm the size on paper; the PNG's own resolution decides nothing
    public record Image(Base64Url png, double widthMm, double heightMm) {}

    public SigningMeans(Sql sql) {
        this.sql = sql;
    }

    public void addCertificate(
            UUID agency, @Nullable UUID official, Certificate certificate, Instant now) {
        sql.change(
                ADD_CERTIFICATE,
                agency,
                Ids.next(),
                official,
                certificate.sha256(),
                certificate.pem(),
                now);
    }

    /// Those that may sign now, newest first.
    public List<Certificate> certificates(UUID agency, @Nullable UUID official) {
        return sql.rows(CERTIFICATES, agency, official).stream()
                .map(row -> new Certificate(Columns.sha256(row, "sha256"), row.getString("pem")))
                .toList();
    }

    /// It may sign no more; copies that it signed stay as they are.
    public void retire(UUID agency, @Nullable UUID official, Sha256 certificate) {
        sql.change(RETIRE, agency, official, certificate);
    }

    /// Makes `image` the active one; earlier ones are kept.
    public void changeImage(
            Transaction c, UUID agency, @Nullable UUID official, Image image, Instant now) {
        c.change(RETIRE_IMAGE, agency, official);
        c.change(
                ADD_IMAGE,
                agency,
                Ids.next(),
                official,
                image.png(),
                image.widthMm(),
                image.heightMm(),
                now);
    }

    /// The active one, if any was registered.
    public Optional<Image> image(UUID agency, @Nullable UUID official) {
        return sql.row(IMAGE, agency, official)
                .map(row ->
                        new Image(
                                Columns.bytes(row, "png"),
                                row.getDouble("width_mm"),
                                row.getDouble("height_mm")));
    }
}
