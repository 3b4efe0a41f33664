package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Set;
import java.util.UUID;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;

/// Takes documents in: streamed to a file that only this person may read, hashed while they arrive.
public final class DocumentStore {
    /// A scan of 30 MiB, its certification page and the revisions after it.
    public static final long LARGEST = 40L * 1024 * 1024;

    private final Path folder;

    /// @param dataFolder on the person's own disk; documents have a name there for an instant only
    public DocumentStore(Path dataFolder) throws IOException {
        this.folder = Files.createDirectories(dataFolder);
    }

    /// Reads exactly the document that the ticket names.
    ///
    /// @throws ProblemException DOCUMENT_NOT_COVERED when length or hash differ; STORE_DOWN when
    ///   the disk is full
    /// @throws IOException when the sender stops
    BaseDocument receive(InputStream in, SignTicket.Base expected) throws IOException {
        var file = nameless();
        try {
            var digest = Sha256.newDigest();
            long length = copy(in, file, digest, expected.length());
            var hash = Sha256.ofDigest(clone(digest).digest());
            if (length != expected.length() || !hash.equals(expected.sha256())) {
                throw new ProblemException(ProblemType.DOCUMENT_NOT_COVERED, length + " bytes");
            }
            return new BaseDocument(file, digest);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private FileChannel nameless() throws IOException {
        var path = folder.resolve("document-" + UUID.randomUUID());
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Set<OpenOption> options =
                posix
                        ? Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE)
                        : Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE);
        if (!posix) {
            return FileChannel.open(path, options);
        }
        FileAttribute<?> ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var file = FileChannel.open(path, options, ownerOnly);
        Files.delete(path);
        return file;
    }

    /// Stops one byte after what is expected: more is wrong already.
    private static long copy(InputStream in, FileChannel file, MessageDigest digest, long expected)
            throws IOException {
        var buffer = new byte[64 * 1024];
        long length = 0;
        while (length <= expected) {
            int count = in.read(buffer);
            if (count < 0) {
                break;
            }
            digest.update(buffer, 0, count);
            var bytes = ByteBuffer.wrap(buffer, 0, count);
            write(bytes, file);
            length += count;
        }
        return length;
    }

    private static void write(ByteBuffer bytes, FileChannel file) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new ProblemException(ProblemType.STORE_DOWN, "writing a document", e);
        }
    }

    private static MessageDigest clone(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
