package vn.chungthuc.portal.signing;

import java.security.PrivateKey;
import java.util.List;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.TicketKeys;

/// What the portal signs tickets with (RFC 8032).
///
/// @param kid thumbprint of the public key (RFC 7638)
/// @param x the public key, 32 bytes
public record TicketKey(String kid, PrivateKey secret, Base64Url x) {
    /// For `/.well-known/`.
    public TicketKeys published() {
        return new TicketKeys(List.of(TicketKeys.Key.ed25519(kid, x.bytes())));
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "TicketKey[" + kid + "]";
    }
}
