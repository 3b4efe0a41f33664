package vn.chungthuc.portal.store;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// A SHA-256 (FIPS 180-4) whose state can be kept and gone on with: a base of 30 MB is hashed once,
/// then only what is appended. The JDK's own cannot be kept.
public final class RunningDigest extends MessageDigest implements Cloneable {
    /// Names the encoding; changes whenever a library changes it.
    static final String FORM = "bc-sha256-1";

    private SHA256Digest digest;
    private long length;

    public RunningDigest() {
        this(new SHA256Digest(), 0);
    }

    private RunningDigest(SHA256Digest digest, long length) {
        super("SHA-256");
        this.digest = digest;
        this.length = length;
    }

    /// Goes on behind `content`; null when its state is missing or of another form.
    static @Nullable RunningDigest from(Content content) {
        var state = content.state();
        if (state == null || !state.form().equals(FORM)) {
            return null;
        }
        return new RunningDigest(new SHA256Digest(state.encoded().bytes()), content.length());
    }

    /// Everything that has passed by so far; more can follow.
    public Content content() {
        return new Content(value(), length, state());
    }

    /// As it stands now.
    Segment.State state() {
        return new Segment.State(FORM, Base64Url.of(digest.getEncodedState()));
    }

    /// The value so far; more can follow.
    Sha256 value() {
        return Sha256.ofDigest(clone().digest());
    }

    @Override
    public RunningDigest clone() {
        return new RunningDigest(new SHA256Digest(digest), length);
    }

    @Override
    protected void engineUpdate(byte input) {
        digest.update(input);
        length++;
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int count) {
        digest.update(input, offset, count);
        length += count;
    }

    @Override
    protected byte[] engineDigest() {
        var value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        length = 0;
        return value;
    }

    @Override
    protected void engineReset() {
        digest = new SHA256Digest();
        length = 0;
    }

    @Override
    protected int engineGetDigestLength() {
        return digest.getDigestSize();
    }
}
