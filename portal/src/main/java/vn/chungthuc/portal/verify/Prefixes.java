package vn.chungthuc.portal.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import vn.chungthuc.portal.store.RunningDigest;
import vn.chungthuc.protocol.Sha256;

/// Digests of a file's beginnings, all in one pass.
final class Prefixes {
    private static final int PIECE = 1 << 16;

    private Prefixes() {}

    /// @param ends lengths of beginnings, in bytes; those beyond the file are passed over
    static List<Sha256> digests(Path file, SortedSet<Long> ends) throws IOException {
        var digests = new ArrayList<Sha256>();
        var running = new RunningDigest();
        var piece = ByteBuffer.allocate(PIECE);
        long at = 0;
        try (var channel = FileChannel.open(file)) {
            for (long end : ends) {
                if (end > channel.size()) {
                    break;
                }
                while (at < end) {
                    piece.clear().limit((int) Math.min(PIECE, end - at));
                    int count = channel.read(piece, at);
                    running.update(piece.flip());
                    at += count;
                }
                digests.add(running.content().hash());
            }
        }
        return digests;
    }
}
