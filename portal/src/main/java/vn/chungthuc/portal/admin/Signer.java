package vn.chungthuc.portal.admin;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who signs in an office, and what with.
///
/// @param official null: the office itself
/// @param certificates registered ones that may sign
/// @param image whether there is an image of signature or seal
public record Signer(
        @Nullable UUID official, String name, List<X509Certificate> certificates, boolean image) {
    /// Before its end a certificate is warned of.
    public static final Duration WARNED = Duration.ofDays(30);

    public Signer {
        certificates = List.copyOf(certificates);
    }

    public boolean office() {
        return official == null;
    }

    /// When the last of the certificates ends; before all times without any.
    Instant until() {
        return certificates.stream()
                .map(each -> each.getNotAfter().toInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
