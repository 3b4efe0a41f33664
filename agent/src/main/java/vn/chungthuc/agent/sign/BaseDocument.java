package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import vn.chungthuc.pdf.Source;

/// A document that arrived and is the ticket's. Its one handle serves hashing, rendering and
/// signing, so what is shown is what is signed; the file has no name any more (POSIX).
public final class BaseDocument implements AutoCloseable {
    private final FileChannel file;
    private final MessageDigest state;

    /// @param state SHA-256 after all of the document's bytes
    BaseDocument(FileChannel file, MessageDigest state) {
        this.file = file;
        this.state = state;
    }

    public Source source() throws IOException {
        return Source.of(file);
    }

    /// The bytes for a renderer, mapped from the same handle; they outlive [#close].
    public ByteBuffer mapped() throws IOException {
        return file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
    }

    /// SHA-256 as it stands after the base, to go on with the revision.
    MessageDigest digestState() {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
