package vn.chungthuc.portal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;

/// Segments as files `agency/dossier/hash` of one folder. A file appears under its name only when
/// it is whole and on the disk (written beside, forced, renamed, folder forced).
public final class FolderObjects implements Objects {
    private static final int PIECE = 1 << 20;

    private final Path folder;

    public FolderObjects(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
    }

    @Override
    public void put(UUID agency, UUID dossier, Sha256 hash, Path file) {
        try (var from = FileChannel.open(file, StandardOpenOption.READ)) {
            keep(agency, dossier, hash, to -> copy(from, to));
        } catch (IOException e) {
            throw down(e);
        }
    }

    @Override
    public void put(UUID agency, UUID dossier, Sha256 hash, byte[] content) {
        try {
            keep(agency, dossier, hash, to -> write(ByteBuffer.wrap(content), to));
        } catch (IOException e) {
            throw down(e);
        }
    }

    @Override
    public FileChannel open(UUID agency, UUID dossier, Sha256 hash) throws IOException {
        return FileChannel.open(room(agency, dossier).resolve(hash.hex()), StandardOpenOption.READ);
    }

    private interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    private Path room(UUID agency, UUID dossier) {
        return folder.resolve(agency.toString()).resolve(dossier.toString());
    }

    private void keep(UUID agency, UUID dossier, Sha256 hash, Content content) throws IOException {
        var room = room(agency, dossier);
        var place = room.resolve(hash.hex());
        if (Files.exists(place)) {
            return;
        }
        boolean newRoom = !Files.exists(room);
        Files.createDirectories(room);
        var beside = Files.createTempFile(room, ".", ".part");
        try {
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        force(room);
        if (newRoom) {
            force(folder.resolve(agency.toString()));
            force(folder);
        }
    }

    private static void copy(FileChannel from, FileChannel to) throws IOException {
        long length = from.size();
        long done = 0;
        while (done < length) {
            done += from.transferTo(done, Math.min(PIECE, length - done), to);
        }
    }

    private static void write(ByteBuffer content, FileChannel to) throws IOException {
        while (content.hasRemaining()) {
            to.write(content);
        }
    }

    /// A rename is durable only when its folder is (POSIX; elsewhere folders cannot be opened).
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static ProblemException down(IOException e) {
        return new ProblemException(ProblemType.STORE_DOWN, e.getClass().getSimpleName(), e);
    }
}
