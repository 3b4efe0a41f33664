package vn.chungthuc.agent.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Random;
import vn.chungthuc.pdf.Source;

/// The copy that grows by the signature: hashed while it is copied, once, beside where it will
/// stand, and moved there when it is whole. What is not finished is removed.
final class SignedFile implements AutoCloseable {
    private static final int CHUNK = 256 * 1024;

    private final Path part;
    private final FileChannel channel;

    private SignedFile(Path part, FileChannel channel) {
        this.part = part;
        this.channel = channel;
    }

    /// @param digest reads all of `in`
    static SignedFile copy(Path in, Path out, MessageDigest digest, Random random)
            throws IOException {
        var folder = out.toAbsolutePath().getParent();
        var name = "." + out.getFileName() + "." + Long.toHexString(random.nextLong()) + ".part";
        var part = folder == null ? Path.of(name) : folder.resolve(name);
        part.toFile().deleteOnExit(); // when somebody interrupts
        var channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        var file = new SignedFile(part, channel);
        try (var from = FileChannel.open(in)) {
            file.take(from, digest);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void take(FileChannel from, MessageDigest digest) throws IOException {
        var buffer = ByteBuffer.allocateDirect(CHUNK);
        while (from.read(buffer) >= 0) {
            buffer.flip();
            digest.update(buffer.duplicate());
            append(buffer);
            buffer.clear();
        }
    }

    Source source() throws IOException {
        return Source.of(channel);
    }

    void append(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Puts the whole file in its place, at once.
    void moveTo(Path out) throws IOException {
        channel.force(true);
        Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
