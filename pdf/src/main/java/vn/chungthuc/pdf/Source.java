package vn.chungthuc.pdf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/// Random access to the bytes of a document: an array, a file, or several sources one behind the
/// other (a document is a list of segments and is never copied together).
public interface Source {
    long length();

    /// Fills `into` from `position`; an [EOFException] when the source ends before.
    void read(long position, byte[] into, int offset, int count) throws IOException;

    default byte[] bytes(long position, int count) throws IOException {
        var bytes = new byte[count];
        read(position, bytes, 0, count);
        return bytes;
    }

    /// The first bytes of this source alone: what a document was when it ended there.
    default Source head(long length) {
        return part(0, length);
    }

    /// Some bytes of this source alone.
    default Source part(long start, long length) {
        if (start < 0 || length < 0 || length > length() - start) {
            throw new IllegalArgumentException("no part of " + length + " at " + start);
        }
        var all = this;
        return new Source() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void read(long position, byte[] into, int offset, int count) throws IOException {
                if (position < 0 || position + count > length) {
                    throw new EOFException("behind the end: " + position);
                }
                all.read(start + position, into, offset, count);
            }
        };
    }

    static Source of(byte[] content) {
        return new Source() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public void read(long position, byte[] into, int offset, int count) throws IOException {
                if (position < 0 || position + count > content.length) {
                    throw new EOFException("behind the end: " + position);
                }
                System.arraycopy(content, (int) position, into, offset, count);
            }
        };
    }

    /// The file behind `channel` as long as it is now; the caller keeps the channel open.
    static Source of(FileChannel channel) throws IOException {
        long length = channel.size();
        return new Source() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void read(long position, byte[] into, int offset, int count) throws IOException {
                var buffer = ByteBuffer.wrap(into, offset, count);
                long at = position;
                while (buffer.hasRemaining()) {
                    int read = channel.read(buffer, at);
                    if (read < 0) {
                        throw new EOFException("behind the end: " + at);
                    }
                    at += read;
                }
            }
        };
    }

    static Source of(List<Source> parts) {
        var segments = List.copyOf(parts);
        long length = segments.stream().mapToLong(Source::length).sum();
        return new Source() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void read(long position, byte[] into, int offset, int count) throws IOException {
                if (position < 0 || position + count > length) {
                    throw new EOFException("behind the end: " + position);
                }
                long start = 0;
                long from = position;
                int filled = 0;
                for (var part : segments) {
                    long inside = from - start;
                    if (inside < part.length() && filled < count) {
                        int take = (int) Math.min(count - filled, part.length() - inside);
                        part.read(inside, into, offset + filled, take);
                        filled += take;
                        from += take;
                    }
                    start += part.length();
                }
            }
        };
    }
}
