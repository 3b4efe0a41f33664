package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.protocol.Base64Url;

/// What is said in the end: of each signature who, when, how much and whether, and the worst of all
/// for the file.
final class Conclusion {
    private final PdfFile whole;
    private final List<Examined> signatures;
    private final Evidence evidence;

    private Conclusion(PdfFile whole, List<Examined> signatures, Evidence evidence) {
        this.whole = whole;
        this.signatures = signatures;
        this.evidence = evidence;
    }

    static Judgement of(PdfFile whole, List<Examined> signatures, Evidence evidence)
            throws IOException, PdfFault {
        return new Conclusion(whole, signatures, evidence).judgement();
    }

    private Judgement judgement() throws IOException, PdfFault {
        var said = new ArrayList<Signed>();
        var worst = Integrity.VALID;
        for (var signature : signatures) {
            var one = signed(signature);
            said.add(one);
            worst = worst.worse(one.verdict());
        }
        boolean stampsOnly = signatures.stream().allMatch(each -> each.found.timestamp());
        if (stampsOnly && worst == Integrity.VALID) {
            worst = Integrity.TIMESTAMP_ONLY;
        }
        return new Judgement(worst, Trust.UNDETERMINED, said, leniencies(), evidence);
    }

    /// Where the file is not as the standard wants it and every reader sees the same all the same:
    /// told, and no fault.
    private List<Reason> leniencies() {
        var kinds =
                whole.oddities().stream()
                        .map(odd -> odd.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? List.of() : List.of(Reason.of("read-leniently", kinds));
    }

    private Signed signed(Examined signature) throws IOException, PdfFault {
        var value = signature.value;
        var stamp = stamp(signature);
        return new Signed(
                signature.found.field().name(),
                value == null ? null : Signer.of(value.signer()),
                role(signature),
                signature.findings.worst(),
                signature.findings.reasons(),
                Belief.undetermined(
                        signature.findings.sound() ? "trust-not-asked" : "integrity-first"),
                stated(signature),
                stamp,
                level(signature, stamp != null),
                digest(value),
                signature.found.text(signature.shownIn, "Reason"),
                new Signed.Covered(signature.end(), signature.end() == whole.source().length()),
                value == null ? List.of() : chain(value),
                verified(signature));
    }

    private static String digest(@Nullable SignatureValue value) {
        try {
            return value == null ? "" : value.digest().name();
        } catch (GeneralSecurityException e) {
            return "";
        }
    }

    private Signed.@Nullable Value verified(Examined signature) {
        var value = signature.value;
        if (value == null || signature.rangeDigest == null || value.message() == null) {
            return null;
        }
        return new Signed.Value(
                value.kind(), Base64Url.of(value.message().encoded()), signature.rangeDigest);
    }

    /// The signer's certificate, behind it the others in the order of issue.
    private static List<Base64Url> chain(SignatureValue value) {
        var rest = new ArrayList<>(value.certificates());
        rest.remove(value.signer());
        var ordered = new ArrayList<X509Certificate>(List.of(value.signer()));
        for (int i = 0; i < ordered.size(); i++) {
            var issuer = ordered.get(i).getIssuerX500Principal();
            var next = rest.stream().filter(c -> c.getSubjectX500Principal().equals(issuer));
            next.findFirst().filter(rest::remove).ifPresent(ordered::add);
        }
        ordered.addAll(rest);
        return ordered.stream().map(Conclusion::encoded).toList();
    }

    private static Base64Url encoded(X509Certificate certificate) {
        try {
            return Base64Url.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was decoded", e);
        }
    }

    private @Nullable OffsetDateTime stated(Examined signature) throws IOException, PdfFault {
        var date = PdfDate.read(signature.found.text(signature.shownIn, "M"));
        if (date.isPresent() || signature.value == null || signature.value.message() == null) {
            return date.orElse(null);
        }
        return signature
                .value
                .message()
                .signingTime()
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .orElse(null);
    }

    /// The earliest sound timestamp: over the value, or over a later revision of the file.
    private Signed.@Nullable Stamp stamp(Examined signature) {
        Signed.Stamp earliest = null;
        for (var other : signatures) {
            boolean over =
                    other == signature
                            || (other.found.timestamp() && other.end() > signature.end());
            if (over && other.timestamp != null && other.findings.sound()) {
                try {
                    var time = other.timestamp.time();
                    if (earliest == null || time.isBefore(earliest.time())) {
                        var authority = Signer.of(other.timestamp.message().signer());
                        earliest = new Signed.Stamp(time, authority.name());
                    }
                } catch (GeneralSecurityException e) {
                    other.findings.note("timestamp-broken");
                }
            }
        }
        return earliest;
    }

    /// By the certificate, never by the field's name: anybody may name a field.
    private static Signed.Role role(Examined signature) {
        if (signature.found.timestamp()) {
            return Signed.Role.TIMESTAMP;
        }
        if (signature.value == null) {
            return Signed.Role.OTHER;
        }
        return switch (Holder.of(signature.value.signer())) {
            case PERSON -> Signed.Role.LEADER;
            case ORGANISATION -> Signed.Role.OFFICE;
            case UNKNOWN -> Signed.Role.OTHER;
        };
    }

    /// By structure alone (ETSI EN 319 142-1, 6.3); whether the evidence suffices is a question of
    /// trust.
    private String level(Examined signature, boolean stamped) {
        if (!signature.found.dict().is("SubFilter", "ETSI.CAdES.detached")
                || signature.value == null
                || signature.value.message() == null
                || !signature.value.message().namesSigningCertificate()) {
            return "";
        }
        if (!stamped) {
            return "B-B";
        }
        if (!evidence.revocationInside()) {
            return "B-T";
        }
        boolean archived =
                signatures.stream()
                        .anyMatch(other ->
                                other.found.timestamp()
                                        && other.findings.sound()
                                        && other.end() > evidence.revocationSince());
        return archived ? "B-LTA" : "B-LT";
    }
}
