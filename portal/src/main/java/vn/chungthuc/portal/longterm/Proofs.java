package vn.chungthuc.portal.longterm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chungthuc.pdf.LongTermRevision.Evidence;
import vn.chungthuc.portal.longterm.LongTermFault.Kind;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.protocol.Base64Url;

/// Gathers for one copy what proves its certificates: each path up to its anchor and, for every
/// certificate below the anchor, an OCSP answer or a revocation list. One that was revoked after
/// what it signed is proved all the same: the timestamp says which came first.
final class Proofs {
    private static final int LONGEST_PATH = 4;

    private final TrustAnchors anchors;
    private final Fetch fetch;
    private final InstantSource clock;
    private final Set<Base64Url> certificates = new LinkedHashSet<>();
    private final Set<Base64Url> answers = new LinkedHashSet<>();
    private final Set<Base64Url> lists = new LinkedHashSet<>();

    /// When each certificate was revoked; [Instant#MAX] if it was not.
    private final Map<X509Certificate, Instant> revokedAt = new HashMap<>();

    Proofs(TrustAnchors anchors, Fetch fetch, InstantSource clock) {
        this.anchors = anchors;
        this.fetch = fetch;
        this.clock = clock;
    }

    /// Proves that `leaf` could be relied on at `when`.
    ///
    /// @param others certificates that came with it
    void add(X509Certificate leaf, Collection<X509Certificate> others, Instant when)
            throws LongTermFault {
        var path = path(leaf, others, when);
        for (int i = 0; i < path.size(); i++) {
            certificates.add(encoded(path.get(i)));
            if (i + 1 < path.size()) {
                prove(path.get(i), path.get(i + 1), when);
            }
        }
    }

    Evidence evidence() {
        return new Evidence(List.copyOf(certificates), List.copyOf(answers), List.copyOf(lists));
    }

    /// From the leaf to the anchor; issuers that nobody sent along are fetched.
    private List<X509Certificate> path(
            X509Certificate leaf, Collection<X509Certificate> others, Instant when)
            throws LongTermFault {
        var known = new ArrayList<>(others);
        var top = leaf;
        for (int i = 0; i < LONGEST_PATH; i++) {
            var path = anchors.path(leaf, known, when);
            if (!path.isEmpty()) {
                return path;
            }
            top = issuer(top, known);
            known.add(top);
        }
        throw new LongTermFault(Kind.NO_PATH, name(leaf));
    }

    private X509Certificate issuer(X509Certificate certificate, List<X509Certificate> known)
            throws LongTermFault {
        for (var each : known) {
            if (isBy(each, certificate) && !each.equals(certificate)) {
                return each;
            }
        }
        var troubles = new ArrayList<String>();
        for (var address : Named.issuers(certificate)) {
            try {
                var in = new ByteArrayInputStream(fetch.get(address));
                return (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in);
            } catch (IOException | GeneralSecurityException e) {
                troubles.add(address + ": " + e.getMessage());
            }
        }
        throw new LongTermFault(Kind.NO_PATH, name(certificate) + " " + troubles);
    }

    /// What was asked once is not asked again, but holds for each time by itself.
    private void prove(X509Certificate certificate, X509Certificate issuer, Instant when)
            throws LongTermFault {
        var revoked = revokedAt.get(certificate);
        if (revoked == null) {
            revoked = revoked(certificate, issuer, when);
            revokedAt.put(certificate, revoked);
        }
        notBefore(certificate, revoked, when);
    }

    private Instant revoked(X509Certificate certificate, X509Certificate issuer, Instant when)
            throws LongTermFault {
        var troubles = new ArrayList<String>();
        for (var address : Named.responders(certificate)) {
            try {
                return byAnswer(address, certificate, issuer, when);
            } catch (IOException | GeneralSecurityException e) {
                troubles.add(address + ": " + e.getMessage());
            } catch (LongTermFault e) { // of the responder's own certificate
                troubles.add(address + ": " + e.getMessage());
            }
        }
        return byList(certificate, issuer, troubles);
    }

    private Instant byAnswer(
            String address, X509Certificate certificate, X509Certificate issuer, Instant when)
            throws IOException, GeneralSecurityException, LongTermFault {
        var question = OcspAnswer.question(certificate, issuer);
        var encoded = fetch.post(address, OcspAnswer.MEDIA_TYPE, question);
        var answer = OcspAnswer.read(encoded, certificate, issuer, clock.instant());
        var responder = answer.responder();
        if (answer.needsProof()) {
            var known = revokedAt.get(responder);
            var revoked = known == null ? byList(responder, issuer, new ArrayList<>()) : known;
            notBefore(responder, revoked, when);
            revokedAt.put(responder, revoked);
        }
        certificates.add(encoded(responder));
        answers.add(answer.encoded());
        return answer.revoked();
    }

    private Instant byList(
            X509Certificate certificate, X509Certificate issuer, List<String> troubles)
            throws LongTermFault {
        for (var address : Named.lists(certificate)) {
            try {
                var list = RevocationList.read(fetch.get(address), issuer, clock.instant());
                var revoked = list.revoked(certificate);
                lists.add(list.encoded());
                return revoked == null ? Instant.MAX : revoked;
            } catch (IOException | GeneralSecurityException e) {
                troubles.add(address + ": " + e.getMessage());
            }
        }
        throw new LongTermFault(Kind.STATUS_UNKNOWN, name(certificate) + " " + troubles);
    }

    private static void notBefore(X509Certificate certificate, Instant revoked, Instant when)
            throws LongTermFault {
        if (!revoked.isAfter(when)) {
            throw new LongTermFault(Kind.REVOKED, name(certificate) + " since " + revoked);
        }
    }

    private static boolean isBy(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Base64Url encoded(X509Certificate certificate) {
        try {
            return Base64Url.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// No person's name in the log.
    private static String name(X509Certificate certificate) {
        return "certificate " + certificate.getSerialNumber().toString(16);
    }
}
