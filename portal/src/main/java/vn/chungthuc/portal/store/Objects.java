package vn.chungthuc.portal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.UUID;
import vn.chungthuc.protocol.Sha256;

/// Where segments lie, by agency, dossier and hash: written once, never changed. Everything here
/// blocks; what fails is [vn.chungthuc.protocol.ProblemType#STORE_DOWN].
public interface Objects {
    /// Keeps the content of `file`, which must not change from now on (it may be deleted): where
    /// the store can do so, it is the same file. A second time the same content changes nothing.
    ///
    /// @param hash of the content, as the caller computed it
    void put(UUID agency, UUID dossier, Sha256 hash, Path file);

    /// Lets `to` have what `from` has, without another copy where the store can do so.
    void share(UUID agency, UUID from, UUID to, Sha256 hash);

    /// Keeps a few bytes, such as an appended revision.
    void put(UUID agency, UUID dossier, Sha256 hash, byte[] content);

    /// For reading at any position; the caller closes it.
    FileChannel open(UUID agency, UUID dossier, Sha256 hash) throws IOException;
}
