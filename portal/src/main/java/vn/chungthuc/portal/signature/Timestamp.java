package vn.chungthuc.portal.signature;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;

/// A timestamp token (RFC 3161, 2.4.2) read and held against itself. What it stamps is for the
/// caller to compare.
///
/// @param message the token's own CMS
record Timestamp(SignedMessage message, TSTInfo info) {

    /// @param besides certificates of the document's security store: a token need not hold the one
    ///   of its authority (RFC 3161, 2.4.1, certReq)
    /// @throws SignatureException with the reason's code if the token does not hold
    static Timestamp read(byte[] token, List<X509Certificate> besides)
            throws GeneralSecurityException {
        var message = SignedMessage.read(token, besides);
        var content = message.content();
        if (content == null || !message.contentType().equals(PKCSObjectIdentifiers.id_ct_TSTInfo)) {
            throw new SignatureException("timestamp-malformed");
        }
        // RFC 3161, 2.4.2: the token's content is signed, with signed attributes
        message.verify(message.digest().begin().digest(content));
        try {
            return new Timestamp(message, TSTInfo.getInstance(content));
        } catch (RuntimeException e) {
            throw new SignatureException("timestamp-malformed", e);
        }
    }

    DigestName imprintDigest() throws GeneralSecurityException {
        return DigestName.of(info.getMessageImprint().getHashAlgorithm().getAlgorithm());
    }

    boolean stamps(byte[] digest) {
        return Arrays.equals(info.getMessageImprint().getHashedMessage(), digest);
    }

    Instant time() throws SignatureException {
        try {
            return info.getGenTime().getDate().toInstant();
        } catch (ParseException e) {
            throw new SignatureException("timestamp-malformed", e);
        }
    }
}
