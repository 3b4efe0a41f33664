package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TimestampAuthority;
import vn.chungthuc.testkit.TimestampAuthority.Fault;

class TimestampIT {
    private static final Instant NOW = Instant.parse("2026-11-23T03:15:30Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final byte[] DIGEST = Sha256.of(new byte[] {1, 2, 3}).bytes();
    private static final Sha256 IMPRINT = Sha256.of(new byte[] {4, 5, 6});
    private static TestPki pki;
    private static Identity signer;
    private static TimestampAuthority authority;
    private static TimestampAuthority second;

    private record Asked(TimestampAuthority authority, @Nullable String policy)
            implements TimestampAuthorities.Authority {
        @Override
        public byte[] ask(byte[] request) throws IOException {
            return authority.stamped(request);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        pki = TestPki.create(CLOCK);
        signer = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var year = Duration.ofDays(365);
        authority =
                TimestampAuthority.start(pki.timestampAuthority("Dấu thời gian 1", year), CLOCK, 0);
        second =
                TimestampAuthority.start(pki.timestampAuthority("Dấu thời gian 2", year), CLOCK, 0);
    }

    @AfterAll
    static void stop() {
        authority.close();
        second.close();
    }

    @BeforeEach
    void beHonest() {
        authority.behave(Fault.NONE);
    }

    @Test
    void aTimestampSaysWhoAndWhen() throws Exception {
        var timestamp = ask(authority, TimestampAuthority.POLICY);
        assertThat(timestamp.time()).isEqualTo(NOW);
        assertThat(timestamp.authority().getSubjectX500Principal().getName())
                .contains("Dấu thời gian 1");
        assertThat(timestamp.certificates()).contains(pki.anchor(), pki.issuingAuthority());
        assertThat(timestamp.token().bytes().length).isLessThan(Timestamp.ROOM);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "REFUSES",
                "WRONG_NONCE",
                "WRONG_IMPRINT",
                "GRANTED_WITH_MODS",
                "BAD_SIGNATURE",
                "OLD_TIME"
            })
    void aFaultyAnswerIsRefused(Fault fault) {
        authority.behave(fault);
        assertThatThrownBy(() -> ask(authority, null)).isInstanceOf(TimestampFault.class);
    }

    @Test
    void anotherPolicyIsRefused() {
        assertThatThrownBy(() -> ask(authority, "1.2.3.4")).isInstanceOf(TimestampFault.class);
    }

    @Test
    void aCertificateForOtherThingsTooIsRefused() throws Exception {
        // RFC 3161, 2.3: one purpose, and critical
        try (var loose =
                TimestampAuthority.start(pki.looseTimestampAuthority("Lỏng lẻo"), CLOCK, 0)) {
            assertThatThrownBy(() -> ask(loose, null)).isInstanceOf(TimestampFault.class);
        } catch (IllegalArgumentException e) {
            // the authority itself may refuse to stamp with it
            assertThat(e).hasMessageContaining("ExtendedKeyUsage");
        }
    }

    @Test
    void theNextIsAskedWhenOneFailsAndIsThenAskedFirst() throws Exception {
        authority.behave(Fault.REFUSES);
        var both =
                new TimestampAuthorities(
                        List.of(new Asked(authority, null), new Asked(second, null)), CLOCK);
        int before = authority.stampedSoFar();
        for (int i = 0; i < 3; i++) {
            assertThat(both.stamp(IMPRINT).authority().getSubjectX500Principal().getName())
                    .contains("Dấu thời gian 2");
        }
        assertThat(authority.stampedSoFar() - before).isEqualTo(1);
    }

    @Test
    void withoutAnyAuthorityThereIsNoTimestamp() {
        var none = new TimestampAuthorities(List.of(), CLOCK);
        assertThat(none.configured()).isFalse();
        assertThatThrownBy(() -> none.stamp(IMPRINT)).isInstanceOf(TimestampFault.class);
    }

    @Test
    void aStampedSignatureIsAccepted() throws Exception {
        var cms = cms();
        var stamped = stamp(cms);
        var checked = CmsCheck.verify(stamped, DIGEST);
        assertThat(checked.signer()).isEqualTo(signer.certificate());
        assertThat(checked.timestamp()).extracting(Timestamp::time).isEqualTo(NOW);
        assertThat(CmsCheck.verify(cms, DIGEST).timestamp()).isNull();
        assertThat(stamped.length).isLessThanOrEqualTo(Cms.room(signer.chain()) + Timestamp.ROOM);
    }

    @Test
    void theTimestampOfAnotherSignatureIsRefused() throws Exception {
        var other = ask(authority, null, Timestamp.imprintOf(cms()));
        var stamped = other.into(cms());
        assertThatThrownBy(() -> CmsCheck.verify(stamped, DIGEST))
                .isInstanceOf(TimestampFault.class)
                .hasMessageContaining("imprint");
    }

    @Test
    void nothingElseMayStandBesideTheTimestamp() throws Exception {
        var cms = cms();
        var token = ask(authority, null, Timestamp.imprintOf(cms)).token().bytes();
        var attribute =
                new Attribute(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                        new DERSet(ContentInfo.getInstance(token)));
        var other =
                new Attribute(
                        new ASN1ObjectIdentifier("1.2.3.4"), new DERSet(new DERUTF8String("x")));
        for (var unsigned : List.of(List.of(attribute, other), List.of(other))) {
            var changed = with(cms, unsigned);
            assertThatThrownBy(() -> CmsCheck.verify(changed, DIGEST))
                    .isInstanceOf(GeneralSecurityException.class);
        }
        CmsCheck.verify(with(cms, List.of(attribute)), DIGEST);
    }

    @Test
    void aFlippedByteOfTheTokensSignedPartIsRefused() throws Exception {
        var stamped = stamp(cms());
        // the token's signer stands at the end
        for (int i = stamped.length - 560; i < stamped.length; i += 7) {
            var flipped = stamped.clone();
            flipped[i] ^= 0x10;
            assertThat(catchThrowable(() -> CmsCheck.verify(flipped, DIGEST)))
                    .as("byte %s of %s", i, stamped.length)
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    private static byte[] with(byte[] cms, List<Attribute> unsigned) throws Exception {
        var data = new CMSSignedData(cms);
        var table = new ASN1EncodableVector();
        unsigned.forEach(table::add);
        var changed =
                SignerInformation.replaceUnsignedAttributes(
                        data.getSignerInfos().iterator().next(), new AttributeTable(table));
        return CMSSignedData.replaceSigners(data, new SignerInformationStore(changed))
                .toASN1Structure()
                .getEncoded("DER");
    }

    private static byte[] stamp(byte[] cms) throws Exception {
        return ask(authority, null, Timestamp.imprintOf(cms)).into(cms);
    }

    private static Timestamp ask(TimestampAuthority asked, @Nullable String policy)
            throws Exception {
        return ask(asked, policy, IMPRINT);
    }

    private static Timestamp ask(TimestampAuthority asked, @Nullable String policy, Sha256 imprint)
            throws Exception {
        return new TimestampAuthorities(List.of(new Asked(asked, policy)), CLOCK).stamp(imprint);
    }

    private static byte[] cms() throws GeneralSecurityException {
        return Cms.sign(
                DIGEST,
                signer.chain(),
                signer.algorithm(),
                attributes -> {
                    var signature = Signature.getInstance(signer.algorithm());
                    signature.initSign(signer.key());
                    signature.update(attributes);
                    return signature.sign();
                });
    }
}
