package vn.chungthuc.portal.admin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Files that an administrator offers: a certificate, a picture. Both are foreign until read here.
final class Offered {
    private static final int LARGEST_SIDE = 4000;

    private Offered() {}

    /// From PEM or DER; null when it is neither.
    static @Nullable X509Certificate certificate(byte[] file) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var read = factory.generateCertificate(new ByteArrayInputStream(file));
            return read instanceof X509Certificate certificate ? certificate : null;
        } catch (CertificateException e) {
            return null;
        }
    }

    /// Not over, and for signatures: digitalSignature or nonRepudiation (RFC 5280, 4.2.1.3).
    static boolean maySign(X509Certificate certificate, Instant now) {
        var usage = certificate.getKeyUsage();
        return certificate.getNotAfter().toInstant().isAfter(now)
                && usage != null
                && (usage[0] || usage[1]);
    }

    /// RFC 7468.
    static String pem(X509Certificate certificate) {
        try {
            var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN CERTIFICATE-----\n"
                    + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// For the journal: serial number and last day.
    static String named(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16)
                + " – "
                + certificate.getNotAfter().toInstant();
    }

    /// Null when it is a PNG with transparency of a reasonable size; else the end of a word's key.
    static @Nullable String pictureFault(byte[] file) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReadersByFormatName("png");
            var reader = readers.next();
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > LARGEST_SIDE || reader.getHeight(0) > LARGEST_SIDE) {
                return "picture-large";
            }
            return reader.read(0).getColorModel().hasAlpha() ? null : "picture-opaque";
        } catch (IOException | RuntimeException e) {
            return "picture";
        }
    }

    /// Between 5 and 120; 0 when it is none.
    static double millimetres(String text) {
        var plain = text.replace(',', '.');
        if (!plain.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            return 0;
        }
        double size = Double.parseDouble(plain);
        return size >= 5 && size <= 120 ? size : 0;
    }
}
