package vn.chungthuc.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TestPki.KeyKind;

class CertificateChainsTest {
    private static final InstantSource NOW = InstantSource.system();

    @Test
    void offersTheSignersAndNotTheirAuthorities() throws GeneralSecurityException {
        var pki = TestPki.create(NOW);
        var signer = pki.signer("Lê Thử", "Xã Mẫu", KeyKind.EC_P256);
        var chains = new CertificateChains(signer.chain().reversed());
        assertThat(chains.signers()).extracting(TokenCertificate::owner).containsExactly("Lê Thử");
        assertThat(chains.from(signer.certificate())).isEqualTo(signer.chain());
    }

    @Test
    void offersACertificateThatIsItsOwnIssuerWhenItIsAlone() throws GeneralSecurityException {
        var own = TestPki.selfSigned(NOW, "Lê Thử").certificate();
        var chains = new CertificateChains(List.of(own));
        assertThat(chains.signers()).extracting(TokenCertificate::leaf).containsExactly(own);
        assertThat(chains.from(own)).containsExactly(own);
    }

    @Test
    void offersNoAuthorityThatAnotherOneIssued() throws GeneralSecurityException {
        var issuer = TestPki.create(NOW).issuingAuthority();
        assertThat(new CertificateChains(List.of(issuer)).signers()).isEmpty();
    }
}
