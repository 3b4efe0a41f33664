package vn.chungthuc.agent.sign;

import java.time.Instant;
import java.util.Set;
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.agent.token.Token;
import vn.chungthuc.agent.token.TokenCertificate;
import vn.chungthuc.agent.token.TokenCertificate.Unfit;

/// A certificate that the person sees in the list, fit or not.
///
/// @param token that holds it
/// @param certificate what is known of it before the PIN
/// @param unfit why it cannot sign this job; empty when it can
public record Candidate(Token token, TokenCertificate certificate, Set<Unfit> unfit) {
    public boolean fits() {
        return unfit.isEmpty();
    }

    /// The same, after its token turned out to hold no key for it.
    public Candidate withoutKey() {
        return new Candidate(token, certificate, Set.of(Unfit.NO_PRIVATE_KEY));
    }

    /// Whether it says the same as another, seen at another look.
    public boolean looksLike(Candidate other) {
        return certificate.equals(other.certificate)
                && unfit.equals(other.unfit)
                && token.label().equals(other.token.label())
                && token.pinState() == other.token.pinState();
    }

    /// Its owner's common name, or the whole name if it has none.
    public String owner() {
        return certificate.owner();
    }

    public String issuer() {
        return certificate.issuer();
    }

    public Instant validUntil() {
        return certificate.leaf().getNotAfter().toInstant();
    }

    /// Hexadecimal, as certificate viewers show it.
    public String serial() {
        return certificate.serial();
    }

    /// One try with this PIN, see [Token#open].
    public OpenKey open(char[] pin) {
        return token.open(certificate, pin);
    }
}
