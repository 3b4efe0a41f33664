package vn.chungthuc.portal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.chungthuc.pdf.Source;

/// A document open for reading at any position, across its segments. Reading blocks.
public final class OpenDocument implements AutoCloseable {
    private final List<FileChannel> channels;
    private final Source source;

    private OpenDocument(List<FileChannel> channels, Source source) {
        this.channels = channels;
        this.source = source;
    }

    static OpenDocument of(Objects objects, UUID agency, UUID dossier, Document document)
            throws IOException {
        var channels = new ArrayList<FileChannel>();
        var parts = new ArrayList<Source>();
        try {
            for (var segment : document.segments()) {
                var channel = objects.open(agency, dossier, segment.hash());
                channels.add(channel);
                if (channel.size() != segment.length()) {
                    throw new IOException("a segment has another length than its row");
                }
                parts.add(Source.of(channel));
            }
            return new OpenDocument(channels, Source.of(parts));
        } catch (IOException | RuntimeException e) {
            close(channels);
            throw e;
        }
    }

    /// Valid until this is closed.
    public Source source() {
        return source;
    }

    public long length() {
        return source.length();
    }

    /// For a download's next piece.
    public byte[] read(long position, int count) throws IOException {
        return source.bytes(position, count);
    }

    @Override
    public void close() throws IOException {
        close(channels);
    }

    private static void close(List<FileChannel> channels) throws IOException {
        for (var channel : channels) {
            channel.close();
        }
    }
}
