package vn.chungthuc.portal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.TestPki;

/// One case for each deviation of CMS, time and certificate; see [Deviating].
class DeviatingCmsTest {
    private static final Deviating CASES = Deviating.shared();
    private static final Deviating.Before SIGN = CASES.sign();
    private static final Identity LEADER = CASES.leader();
    private static final Identity OFFICE = CASES.office();

    @TestFactory
    List<DynamicTest> theCms() {
        return List.of(
                CASES.refused(
                        Deviation.CMS_VERSION,
                        "3",
                        SIGN,
                        (f, _) ->
                                f.signed(digest ->
                                        ForgedCms.framed(
                                                new ForgedCms(LEADER).over(digest), 3, null))),
                CASES.refused(
                        Deviation.CMS_DIGEST_ALGORITHM,
                        "SHA-1 beside",
                        SIGN,
                        (f, _) ->
                                f.signed(digest ->
                                        ForgedCms.framed(
                                                new ForgedCms(LEADER).over(digest),
                                                1,
                                                OIWObjectIdentifiers.idSHA1))),
                CASES.refused(
                        Deviation.CMS_REVOCATION_INSIDE,
                        "a list",
                        SIGN,
                        (f, _) ->
                                f.signed(
                                        new ForgedCms(LEADER)
                                                        .revocation(
                                                                CASES.pki()
                                                                        .revocationLists()
                                                                        .getLast())
                                                ::over)),
                CASES.refused(
                        Deviation.CMS_OTHER_CERTIFICATE,
                        "another officer's beside",
                        SIGN,
                        (f, _) -> f.signed(new ForgedCms(LEADER).beside(OFFICE)::over)),
                CASES.refused(
                        Deviation.CMS_OTHER_CERTIFICATE,
                        "none but bytes",
                        SIGN,
                        (f, _) ->
                                f.signed(digest ->
                                        ForgedCms.withOtherFormat(
                                                new ForgedCms(LEADER).over(digest)))),
                CASES.refused(
                        Deviation.CMS_NO_SIGNED_ATTRIBUTES,
                        "none",
                        SIGN,
                        (f, _) -> f.signed(new ForgedCms(LEADER).withoutSignedAttributes()::over)),
                CASES.refused(
                        Deviation.CMS_CONTENT_TYPE,
                        "signed data",
                        SIGN,
                        (f, _) ->
                                f.signed(
                                        new ForgedCms(LEADER)
                                                        .contentType(
                                                                PKCSObjectIdentifiers.signedData)
                                                ::over)),
                CASES.refused(
                        Deviation.CMS_MALFORMED,
                        "a byte of its structure",
                        SIGN,
                        (f, _) ->
                                f.contents(hex -> hex.substring(0, 10) + "FF" + hex.substring(12))
                                        .signed()),
                CASES.refused(
                        Deviation.CMS_CONTENT_INSIDE,
                        "not detached",
                        SIGN,
                        (f, b) -> f.signed(new ForgedCms(LEADER).contentInside()::over)),
                CASES.refused(
                        Deviation.CMS_NOT_ONE_SIGNER,
                        "two",
                        SIGN,
                        (f, b) -> f.signed(new ForgedCms(LEADER).twoSigners()::over)),
                CASES.refused(
                        Deviation.CMS_SIGNATURE_ALGORITHM,
                        "SHA-512 for the attributes",
                        SIGN,
                        (f, b) -> f.signed(new ForgedCms(LEADER).hash("SHA512")::over)),
                CASES.refused(
                        Deviation.CMS_UNSIGNED_ATTRIBUTES,
                        "one",
                        SIGN,
                        (f, b) ->
                                f.signed(
                                        new ForgedCms(LEADER)
                                                        .unsigned(
                                                                PKCSObjectIdentifiers
                                                                        .pkcs_9_at_unstructuredName)
                                                ::over)),
                CASES.refused(
                        Deviation.CMS_SIGNER_CERTIFICATE_MISSING,
                        "left out",
                        SIGN,
                        (f, b) -> f.signed(new ForgedCms(LEADER).withoutItsCertificate()::over)),
                CASES.refused(
                        Deviation.CMS_SIGNING_TIME,
                        "signing-time",
                        SIGN,
                        (f, b) ->
                                f.signed(new ForgedCms(LEADER).signingTime(SignedCopy.NOW)::over)),
                CASES.refused(
                        Deviation.CMS_SIGNING_CERTIFICATE_MISSING,
                        "no signing-certificate-v2",
                        SIGN,
                        (f, b) ->
                                f.signed(new ForgedCms(LEADER).withoutSigningCertificate()::over)),
                CASES.refused(
                        Deviation.CMS_SIGNING_CERTIFICATE_OTHER,
                        "another's",
                        SIGN,
                        (f, b) -> f.signed(new ForgedCms(LEADER).naming(OFFICE)::over)),
                CASES.refused(
                        Deviation.CMS_OTHER_ATTRIBUTE,
                        "a description",
                        SIGN,
                        (f, b) ->
                                f.signed(
                                        new ForgedCms(LEADER)
                                                        .attribute(
                                                                PKCSObjectIdentifiers
                                                                        .pkcs_9_at_friendlyName,
                                                                new DERUTF8String("x"))
                                                ::over)),
                CASES.refused(
                        Deviation.CMS_MESSAGE_DIGEST,
                        "of other bytes",
                        SIGN,
                        (f, b) -> f.signed(_ -> new ForgedCms(LEADER).over(new byte[32]))),
                CASES.refused(
                        Deviation.CMS_SIGNATURE_VALUE,
                        "a byte of it",
                        SIGN,
                        (f, b) ->
                                f.signed(digest ->
                                        ForgedCms.damaged(new ForgedCms(LEADER).over(digest)))),
                CASES.refused(
                        Deviation.CERTIFICATE_NOT_REGISTERED,
                        "another officer's",
                        SIGN,
                        (f, b) -> f.signed(new ForgedCms(OFFICE)::over)));
    }

    @Test
    void refusesCertificatesThatMayNotSignEachForItsReason()
            throws IOException, PdfFault, GeneralSecurityException {
        assertThat(signedBy(CASES.pki().expired("Trần Văn Cũ")))
                .isEqualTo(Deviation.CERTIFICATE_EXPIRED);
        assertThat(signedBy(CASES.pki().notYetValid("Trần Văn Mới")))
                .isEqualTo(Deviation.CERTIFICATE_NOT_YET_VALID);
        assertThat(signedBy(CASES.pki().wrongUsage("Trần Văn Mã")))
                .isEqualTo(Deviation.CERTIFICATE_KEY_USAGE);
        var elsewhere = TestPki.create(InstantSource.fixed(SignedCopy.NOW));
        assertThat(signedBy(elsewhere.signer("Lạ", "Lạ", TestPki.KeyKind.EC_P256)))
                .isEqualTo(Deviation.CERTIFICATE_NO_ANCHOR);
    }

    @Test
    void refusesAKeyTooShort() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(1024);
        var pair = keys.generateKeyPair();
        var name = new X500Name("CN=Ngắn");
        var from = SignedCopy.NOW.minus(Duration.ofDays(1));
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(from),
                        Date.from(from.plus(Duration.ofDays(9))),
                        name,
                        pair.getPublic());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        assertThat(signedBy(new Identity(pair.getPrivate(), List.of(certificate))))
                .isEqualTo(Deviation.CERTIFICATE_KEY_TOO_SHORT);
    }

    @Test
    void refusesTimesBeforeTheTicketAndAfterNow() throws IOException {
        for (var off : List.of(Duration.ofHours(-1), Duration.ofMinutes(-3))) {
            var elsewhen =
                    new Handover(
                            new CertificateCheck(TrustAnchors.of(List.of(CASES.pki().anchor()))),
                            InstantSource.fixed(SignedCopy.NOW.plus(off)));
            var outcome =
                    elsewhen.check(
                            SIGN.ticket(),
                            SIGN.item(),
                            Source.of(SIGN.copy().bytes),
                            SIGN.copy().afterBase(),
                            SIGN.honest());
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Handover.Outcome.Refused.class,
                            refused ->
                                    assertThat(refused.deviation())
                                            .isEqualTo(Deviation.TIME_IMPLAUSIBLE));
        }
    }

    @Test
    void refusesAnotherZoneAndRoomForMoreThanASignature() throws Exception {
        var zone = SignatureRevision.ZONE;
        assertThat(signedBy(LEADER, SIGN.copy().with(zone, 0)))
                .isInstanceOf(Handover.Outcome.Accepted.class);
        assertThat(deviation(signedBy(LEADER, SIGN.copy().with(zone, 16))))
                .isEqualTo(Deviation.CONTENTS_SIZE);
        assertThat(deviation(signedBy(LEADER, SIGN.copy().with(ZoneOffset.ofHours(8), 0))))
                .isEqualTo(Deviation.TIME_IN_ANOTHER_ZONE);
    }

    private static Deviation signedBy(Identity signer)
            throws IOException, PdfFault, GeneralSecurityException {
        return deviation(signedBy(signer, SIGN.copy()));
    }

    private static Deviation deviation(Handover.Outcome outcome) {
        return ((Handover.Outcome.Refused) outcome).deviation();
    }

    private static Handover.Outcome signedBy(Identity signer, SignedCopy copy)
            throws IOException, PdfFault, GeneralSecurityException {
        var ticket = copy.ticket(SigningStage.SIGN, SIGN.item(), signer);
        var rect = SIGN.item().appearance().rect();
        var result = copy.revision(ticket, SIGN.item(), signer, rect);
        return CASES.handover()
                .check(ticket, SIGN.item(), Source.of(copy.bytes), copy.afterBase(), result);
    }
}
