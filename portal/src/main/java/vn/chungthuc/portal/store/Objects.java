package vn.chungthuc.portal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.UUID;
import vn.chungthuc.protocol.Sha256;

/// Where segments lie, by agency, dossier and hash: written once, never changed. Everything here
/// blocks; what fails is [vn.chungthuc.protocol.ProblemType#STORE_DOWN].
public interface Objects {
    /// Keeps the content of `file`; a second time the same content changes nothing.
    ///
    /// @param hash of the content, as the caller computed it
    void put(UUID agency, UUID dossier, Sha256 hash, Path file);

    /// Keeps a few bytes, such as an appended revision.
    void put(UUID agency, UUID dossier, Sha256 hash, byte[] content);

    /// For reading at any position; the caller closes it.
    FileChannel open(UUID agency, UUID dossier, Sha256 hash) throws IOException;
}
