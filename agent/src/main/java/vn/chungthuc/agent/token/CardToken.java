package vn.chungthuc.agent.token;

import java.util.List;
import vn.chungthuc.agent.card.SeenToken;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// A card or USB token behind a PKCS#11 module.
public final class CardToken implements Token {
    private final CardDriver driver;
    private final SeenToken seen;
    private final CertificateChains chains;

    CardToken(CardDriver driver, SeenToken seen) {
        this.driver = driver;
        this.seen = seen;
        this.chains = CertificateChains.of(seen.certificates());
    }

    @Override
    public String label() {
        return seen.label().isEmpty() ? seen.serial() : seen.label();
    }

    /// As its maker printed it.
    public String serial() {
        return seen.serial();
    }

    /// `CK_SLOT_ID`
    public long slot() {
        return seen.slot();
    }

    @Override
    public PinState pinState() {
        return PinState.of(seen.flags());
    }

    @Override
    public List<TokenCertificate> certificates() {
        return chains.signers();
    }

    @Override
    public OpenKey open(TokenCertificate certificate, char[] pin) {
        if (pinState() == PinState.LOCKED) {
            throw new ProblemException(ProblemType.PIN_LOCKED, "by its flags");
        }
        var holder = driver.logIn(seen.slot(), certificate.fingerprint(), pin);
        return new CardKey(driver, holder, chains.from(certificate.leaf()));
    }
}
