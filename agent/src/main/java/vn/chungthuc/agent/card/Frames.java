package vn.chungthuc.agent.card;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// How messages lie in a pipe: a mark, the length, the body. A driver may print to the child's
/// standard output as well; what stands before a mark is passed over.
public final class Frames {
    /// Its first byte occurs once in it, so one pass finds it.
    private static final byte[] MARK = {(byte) 0xF7, 'c', 't', 'd', 0, 'c', 'a', 'r'};

    private static final int LARGEST = 1 << 22;

    private Frames() {}

    /// In one write, so that it is whole or not at all.
    public static void write(OutputStream out, byte[] body) throws IOException {
        var frame = ByteBuffer.allocate(MARK.length + 4 + body.length);
        frame.put(MARK).putInt(body.length).put(body);
        out.write(frame.array());
        out.flush();
        Arrays.fill(frame.array(), (byte) 0);
    }

    /// The next body.
    ///
    /// @throws EOFException when the pipe ends
    /// @throws IOException when there is something that is no frame
    public static byte[] read(InputStream in) throws IOException {
        for (int matched = 0; matched < MARK.length; ) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            matched = (byte) next == MARK[matched] ? matched + 1 : (byte) next == MARK[0] ? 1 : 0;
        }
        var data = new DataInputStream(in);
        int length = data.readInt();
        if (length < 1 || length > LARGEST) {
            throw new IOException("a frame of " + length);
        }
        var body = new byte[length];
        data.readFully(body);
        return body;
    }
}
