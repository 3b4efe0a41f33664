package vn.chungthuc.protocol;

import java.util.List;

/// A portal's public ticket keys as a JWK Set (RFC 7517, RFC 8037), served at [#PATH].
public record TicketKeys(List<Key> keys) {
    public static final String PATH = "/.well-known/chungthuc-keys.json";

    public TicketKeys {
        keys = List.copyOf(keys);
    }

    /// One Ed25519 key.
    ///
    /// @param kty always `OKP`
    /// @param crv always `Ed25519`
    /// @param kid its name in ticket headers
    /// @param x the 32 bytes of the public key
    public record Key(String kty, String crv, String kid, Base64Url x) {
        public Key {
            if (!kty.equals("OKP") || !crv.equals("Ed25519") || x.bytes().length != 32) {
                throw new IllegalArgumentException("only Ed25519 keys");
            }
        }

        public static Key ed25519(String kid, byte[] x) {
            return new Key("OKP", "Ed25519", kid, Base64Url.of(x));
        }
    }
}
