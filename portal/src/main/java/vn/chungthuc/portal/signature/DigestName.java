package vn.chungthuc.portal.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// A digest algorithm that is lawful in a PDF signature (ISO 32000-2, table 260; ISO/TS 32001).
///
/// @param name as the platform calls it
record DigestName(String name) {
    private static final Map<ASN1ObjectIdentifier, String> NAMES =
            Map.ofEntries(
                    Map.entry(OIWObjectIdentifiers.idSHA1, "SHA-1"),
                    Map.entry(NISTObjectIdentifiers.id_sha224, "SHA-224"),
                    Map.entry(NISTObjectIdentifiers.id_sha256, "SHA-256"),
                    Map.entry(NISTObjectIdentifiers.id_sha384, "SHA-384"),
                    Map.entry(NISTObjectIdentifiers.id_sha512, "SHA-512"),
                    Map.entry(NISTObjectIdentifiers.id_sha3_256, "SHA3-256"),
                    Map.entry(NISTObjectIdentifiers.id_sha3_384, "SHA3-384"),
                    Map.entry(NISTObjectIdentifiers.id_sha3_512, "SHA3-512"),
                    Map.entry(TeleTrusTObjectIdentifiers.ripemd160, "RIPEMD160"),
                    // some writers name the whole signature algorithm where the digest belongs
                    Map.entry(PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA-1"),
                    Map.entry(PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA-256"),
                    Map.entry(PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA-384"),
                    Map.entry(PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA-512"));
    private static final Set<String> WEAK = Set.of("SHA-1", "RIPEMD160");

    /// @throws NoSuchAlgorithmException for any other, MD5 among them: who can choose the document
    ///   can make two with one MD5 digest, so it proves nothing
    static DigestName of(ASN1ObjectIdentifier algorithm) throws NoSuchAlgorithmException {
        var name = NAMES.get(algorithm);
        if (name == null) {
            throw new NoSuchAlgorithmException("digest " + algorithm.getId());
        }
        return new DigestName(name);
    }

    boolean weak() {
        return WEAK.contains(name);
    }

    MessageDigest begin() throws GeneralSecurityException {
        return name.equals("RIPEMD160")
                ? MessageDigest.getInstance(name, new BouncyCastleProvider())
                : MessageDigest.getInstance(name);
    }
}
