package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.TestPki;

class CmsTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final byte[] DIGEST = Sha256.of(CONTENT).bytes();
    private static Identity rsa;
    private static Identity ec;

    @BeforeAll
    static void makePki() throws GeneralSecurityException {
        var pki = TestPki.create(InstantSource.system());
        rsa = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        ec = pki.signer("Trần Thị Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
    }

    @Test
    void whatIsSignedVerifiesAndFitsItsRoom() throws GeneralSecurityException {
        for (var identity : List.of(rsa, ec)) {
            var cms = sign(identity, identity.chain());
            var signed = CmsCheck.verify(cms, DIGEST);
            assertThat(signed.signer()).isEqualTo(identity.certificate());
            assertThat(signed.certificates())
                    .as("the chain without its root")
                    .containsExactlyInAnyOrderElementsOf(identity.chain().subList(0, 2));
            assertThat(cms.length).isLessThanOrEqualTo(Cms.room(identity.chain()));
        }
    }

    @Test
    void carriesNoSigningTime() throws Exception {
        var info = new CMSSignedData(sign(rsa, rsa.chain())).getSignerInfos().iterator().next();
        var attributes = Objects.requireNonNull(info.getSignedAttributes());
        assertThat(attributes.get(CMSAttributes.signingTime)).isNull();
        assertThat(attributes.size()).isEqualTo(3);
    }

    @Test
    void anotherDigestIsRefused() throws GeneralSecurityException {
        var cms = sign(rsa, rsa.chain());
        var other = Sha256.of(new byte[] {4}).bytes();
        assertThatThrownBy(() -> CmsCheck.verify(cms, other))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void everyFlippedByteIsRefused() throws GeneralSecurityException {
        var cms = sign(ec, List.of(ec.certificate()));
        for (int i = 0; i < cms.length; i++) {
            var flipped = cms.clone();
            flipped[i] ^= 0x10;
            assertThat(catchThrowable(() -> CmsCheck.verify(flipped, DIGEST)))
                    .as(
                            "byte %s of %s",
                            i,
                            HexFormat.of()
                                    .formatHex(
                                            cms, Math.max(0, i - 24), Math.min(cms.length, i + 24)))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    /// The signature algorithm's parameters stand in no signed attribute.
    @Test
    void otherParametersOfTheAlgorithmAreRefused() throws GeneralSecurityException {
        var cms = sign(rsa, rsa.chain());
        var hex = HexFormat.of().formatHex(cms);
        int at = hex.lastIndexOf("2a864886f70d01010b0500");
        var changed = hex.substring(0, at + 18) + "0400" + hex.substring(at + 22);
        assertThat(at).isPositive();
        assertThatThrownBy(() -> CmsCheck.verify(HexFormat.of().parseHex(changed), DIGEST))
                .isInstanceOfSatisfying(
                        CmsFault.class,
                        e -> assertThat(e.part()).isEqualTo(CmsFault.Part.SIGNATURE_ALGORITHM));
    }

    @Test
    void contentInsideIsRefused() throws Exception {
        var generator = generator(rsa);
        var cms = generator.generate(new CMSProcessableByteArray(CONTENT), true);
        assertThatThrownBy(() -> CmsCheck.verify(cms.getEncoded("DER"), DIGEST))
                .isInstanceOfSatisfying(
                        CmsFault.class,
                        e -> assertThat(e.part()).isEqualTo(CmsFault.Part.CONTENT_INSIDE));
    }

    @Test
    void twoSignersAreRefused() throws Exception {
        var generator = generator(rsa);
        addSigner(generator, ec);
        var cms = generator.generate(new CMSProcessableByteArray(CONTENT), false);
        assertThatThrownBy(() -> CmsCheck.verify(cms.getEncoded("DER"), DIGEST))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("one signer");
    }

    @Test
    void aSignatureWithoutSigningCertificateIsRefused() throws Exception {
        var cms = generator(rsa).generate(new CMSProcessableByteArray(CONTENT), false);
        assertThatThrownBy(() -> CmsCheck.verify(cms.getEncoded("DER"), DIGEST))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void zerosBehindItAreNotPartOfIt() throws GeneralSecurityException {
        var cms = sign(rsa, rsa.chain());
        var padded = Arrays.copyOf(cms, cms.length + 10);
        assertThatThrownBy(() -> CmsCheck.verify(padded, DIGEST))
                .isInstanceOf(SignatureException.class);
    }

    private static CMSSignedDataGenerator generator(Identity signer) throws Exception {
        var generator = new CMSSignedDataGenerator();
        addSigner(generator, signer);
        return generator;
    }

    private static void addSigner(CMSSignedDataGenerator generator, Identity signer)
            throws Exception {
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(
                                new JcaContentSignerBuilder(signer.algorithm()).build(signer.key()),
                                signer.certificate()));
        generator.addCertificate(new JcaX509CertificateHolder(signer.certificate()));
    }

    private static byte[] sign(Identity signer, List<X509Certificate> chain)
            throws GeneralSecurityException {
        return Cms.sign(
                DIGEST,
                chain,
                signer.algorithm(),
                attributes -> {
                    var signature = Signature.getInstance(signer.algorithm());
                    signature.initSign(signer.key());
                    signature.update(attributes);
                    return signature.sign();
                });
    }
}
