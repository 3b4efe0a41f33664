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

    public RunningDigest() {
        this(new SHA256Digest());
    }

    private RunningDigest(SHA256Digest digest) {
        super("SHA-256");
        this.digest = digest;
    }

    /// Goes on where `state` was taken; null when its form is not this program's.
    static @Nullable RunningDigest from(Segment.@Nullable State state) {
        if (state == null || !state.form().equals(FORM)) {
            return null;
        }
        return new RunningDigest(new SHA256Digest(state.encoded().bytes()));
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
        return new RunningDigest(new SHA256Digest(digest));
    }

    @Override
    protected void engineUpdate(byte input) {
        digest.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        digest.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        var value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }

    @Override
    protected void engineReset() {
        digest = new SHA256Digest();
    }

    @Override
    protected int engineGetDigestLength() {
        return digest.getDigestSize();
    }
}
