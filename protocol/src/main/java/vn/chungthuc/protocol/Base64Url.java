package vn.chungthuc.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/// Bytes as they travel in JSON: base64url without padding (RFC 4648 §5).
///
/// @param text the encoded form; anything else is an [IllegalArgumentException]
public record Base64Url(@JsonValue String text) {
    @JsonCreator
    public Base64Url {
        Base64.getUrlDecoder().decode(text);
        if (text.indexOf('=') >= 0) {
            throw new IllegalArgumentException("base64url carries no padding here");
        }
    }

    public static Base64Url of(byte[] bytes) {
        return new Base64Url(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }

    /// The length alone: items carry images, and a log wants none of them.
    @Override
    public String toString() {
        return "Base64Url[" + text.length() + " characters]";
    }
}
