package vn.chungthuc.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 value (FIPS 180-4); on the wire base64url of its 32 bytes.
///
/// @param base64url 43 characters; anything else is an [IllegalArgumentException]
public record Sha256(@JsonValue String base64url) {
    @JsonCreator
    public Sha256 {
        if (Base64.getUrlDecoder().decode(base64url).length != 32 || base64url.length() != 43) {
            throw new IllegalArgumentException("a SHA-256 value has 32 bytes");
        }
    }

    /// The value of `content`.
    public static Sha256 of(byte[] content) {
        return ofDigest(newDigest().digest(content));
    }

    /// A digest that was computed elsewhere: 32 bytes.
    public static Sha256 ofDigest(byte[] digest) {
        return new Sha256(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    /// The JCA's SHA-256, which every Java platform must have.
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(base64url);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /// The first 16 hexadecimal digits in groups of four, for a person to compare.
    public String forPeople() {
        return hex().substring(0, 16)
                .replaceAll("(?<=\\G.{4})(?=.)", " ")
                .toUpperCase(java.util.Locale.ROOT);
    }
}
