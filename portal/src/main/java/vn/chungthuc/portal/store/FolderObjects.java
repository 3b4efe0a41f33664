package vn.chungthuc.portal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;

/// Segments as files `agency/dossier/hash` of one folder. A file appears under its name only when
/// it is whole and on the disk (written beside, forced, renamed, folder forced).
public final class FolderObjects implements Objects {
    private final Path folder;

    public FolderObjects(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
    }

    @Override
    public void put(UUID agency, UUID dossier, Sha256 hash, Path file) {
        try {
            keep(agency, dossier, hash, beside -> link(file, beside));
        } catch (IOException e) {
            throw down(e);
        }
    }

    @Override
    public void share(UUID agency, UUID from, UUID to, Sha256 hash) {
        put(agency, to, hash, room(agency, from).resolve(hash.hex()));
    }

    @Override
    public void put(UUID agency, UUID dossier, Sha256 hash, byte[] content) {
        try {
            keep(agency, dossier, hash, beside -> Files.write(beside, content));
        } catch (IOException e) {
            throw down(e);
        }
    }

    @Override
    public FileChannel open(UUID agency, UUID dossier, Sha256 hash) throws IOException {
        return FileChannel.open(room(agency, dossier).resolve(hash.hex()), StandardOpenOption.READ);
    }

    private interface Writing {
        void to(Path beside) throws IOException;
    }

    private Path room(UUID agency, UUID dossier) {
        return folder.resolve(agency.toString()).resolve(dossier.toString());
    }

    private void keep(UUID agency, UUID dossier, Sha256 hash, Writing writing) throws IOException {
        var room = room(agency, dossier);
        var place = room.resolve(hash.hex());
        if (Files.exists(place)) {
            return;
        }
        boolean newRoom = !Files.exists(room);
        Files.createDirectories(room);
        var beside = room.resolve("." + UUID.randomUUID() + ".part");
        try {
            writing.to(beside);
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            ownersOnly(beside);
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

    /// The same bytes under another name; a copy where the file system cannot have two names.
    private static void link(Path file, Path beside) throws IOException {
        try {
            Files.createLink(beside, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void ownersOnly(Path file) throws IOException {
        if (posix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// A rename is durable only when its folder is (POSIX; elsewhere folders cannot be opened).
    private static void force(Path folder) throws IOException {
        if (posix(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static ProblemException down(IOException e) {
        return new ProblemException(ProblemType.STORE_DOWN, e.getClass().getSimpleName(), e);
    }
}
