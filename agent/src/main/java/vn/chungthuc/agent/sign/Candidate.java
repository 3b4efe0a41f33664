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

    /// Its owner's common name, or the whole name if it has none.
    public String owner() {
        return commonName(certificate.leaf().getSubjectX500Principal().getName());
    }

    public String issuer() {
        return commonName(certificate.leaf().getIssuerX500Principal().getName());
    }

    public Instant validUntil() {
        return certificate.leaf().getNotAfter().toInstant();
    }

    /// Hexadecimal, as certificate viewers show it.
    public String serial() {
        return certificate.leaf().getSerialNumber().toString(16).toUpperCase(java.util.Locale.ROOT);
    }

    /// One try with this PIN, see [Token#open].
    public OpenKey open(char[] pin) {
        return token.open(certificate, pin);
    }

    private static String commonName(String name) {
        try {
            for (var part : new javax.naming.ldap.LdapName(name).getRdns().reversed()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return String.valueOf(part.getValue());
                }
            }
            return name;
        } catch (javax.naming.InvalidNameException e) {
            return name;
        }
    }
}
