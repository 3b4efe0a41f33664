package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;

/// What is said in the end: of each signature who, when, how much and whether, and the worst of all
/// for the file.
final class Conclusion {
    private final PdfFile whole;
    private final List<Examined> signatures;
    private final TrustCheck trust;

    private Conclusion(PdfFile whole, List<Examined> signatures, TrustCheck trust) {
        this.whole = whole;
        this.signatures = signatures;
        this.trust = trust;
    }

    static Judgement of(PdfFile whole, List<Examined> signatures, TrustCheck trust)
            throws IOException, PdfFault {
        return new Conclusion(whole, signatures, trust).judgement();
    }

    private Judgement judgement() throws IOException, PdfFault {
        var said = new ArrayList<Judgement.Signed>();
        var worst = Integrity.VALID;
        var least = Trust.TRUSTED;
        var evidence = Evidence.of(whole);
        for (var signature : signatures) {
            var one = signed(signature, evidence);
            said.add(one);
            worst = worst.worse(one.verdict());
            least = least.compareTo(one.trust()) >= 0 ? least : one.trust();
        }
        boolean stampsOnly = signatures.stream().allMatch(each -> each.found.timestamp());
        if (stampsOnly && worst == Integrity.VALID) {
            worst = Integrity.TIMESTAMP_ONLY;
        }
        return new Judgement(worst, least, said, List.of());
    }

    private Judgement.Signed signed(Examined signature, Evidence evidence)
            throws IOException, PdfFault {
        var value = signature.value;
        var stated = stated(signature);
        var proven = proven(signature);
        var at = proven != null ? proven : stated == null ? null : stated.toInstant();
        var believed =
                value == null || !signature.findings.sound()
                        ? Trust.UNDETERMINED
                        : trust.of(value, at, evidence, signature.findings);
        return new Judgement.Signed(
                signature.found.field().name(),
                value == null ? null : Signer.of(value.signer()),
                signature.findings.worst(),
                believed,
                stated,
                proven,
                role(signature),
                level(signature, proven != null, evidence),
                signature.found.text(signature.shownIn, "Reason"),
                signature.end(),
                signature.end() == whole.source().length(),
                signature.findings.reasons());
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
    private @Nullable Instant proven(Examined signature) {
        Instant earliest = null;
        for (var other : signatures) {
            boolean over =
                    other == signature
                            || (other.found.timestamp() && other.end() > signature.end());
            if (over && other.timestamp != null && other.findings.sound()) {
                try {
                    var time = other.timestamp.time();
                    earliest = earliest == null || time.isBefore(earliest) ? time : earliest;
                } catch (GeneralSecurityException e) {
                    other.findings.note("timestamp-broken");
                }
            }
        }
        return earliest;
    }

    private static Judgement.Role role(Examined signature) {
        if (signature.found.timestamp()) {
            return Judgement.Role.TIMESTAMP;
        }
        return switch (signature.found.field().name()) {
            case SignaturePlace.LEADER -> Judgement.Role.LEADER;
            case SignaturePlace.OFFICE -> Judgement.Role.OFFICE;
            default ->
                    signature.value != null && Signer.of(signature.value.signer()).organisational()
                            ? Judgement.Role.OFFICE
                            : Judgement.Role.OTHER;
        };
    }

    /// By structure alone (ETSI EN 319 142-1, 6.3); whether the evidence suffices is a question of
    /// trust.
    private String level(Examined signature, boolean stamped, Evidence evidence) {
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
                                        && other.end() > evidence.writtenAt());
        return archived ? "B-LTA" : "B-LT";
    }
}
