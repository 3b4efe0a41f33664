package vn.chungthuc.portal.signature;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import vn.chungthuc.pdf.Source;

/// A document's bytes as PDFBox wants to read them, some at a time.
final class SourceReader implements RandomAccessRead {
    private static final int WINDOW = 1 << 15;

    private final Source source;
    private byte[] window = new byte[0];
    private long windowStart;
    private long position;
    private boolean closed;

    SourceReader(Source source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        if (isEOF()) {
            return -1;
        }
        if (position < windowStart || position >= windowStart + window.length) {
            windowStart = position;
            window = source.bytes(position, (int) Math.min(WINDOW, length() - position));
        }
        return window[(int) (position++ - windowStart)] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (isEOF()) {
            return -1;
        }
        int take = (int) Math.min(count, length() - position);
        source.read(position, into, offset, take);
        position += take;
        return take;
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long place) {
        position = Math.min(place, length());
    }

    @Override
    public long length() {
        return source.length();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isEOF() {
        return position >= length();
    }

    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        return new RandomAccessReadView(this, start, length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
