package vn.chungthuc.agent.card;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// What parent and child say: the first byte of a question is its kind, of an answer whether it is
/// one. A question is never repeated, an answer never logged.
public final class Talk {
    /// What can be asked, in the order of a life.
    enum Question {
        /// path of a module
        OPEN(1),
        /// whether what was read of a token before counts
        LOOK(2),
        /// slot, SHA-256 of a certificate, PIN
        LOG_IN(3),
        /// algorithm, data
        SIGN(4),
        LOG_OUT(5),
        /// finalizes the module and ends; the answer may never come
        QUIT(6),
        /// zeros on the way that a PIN went
        WIPE(7);

        private final byte kind;

        Question(int kind) {
            this.kind = (byte) kind;
        }

        static Question of(byte kind) throws IOException {
            for (var each : values()) {
                if (each.kind == kind) {
                    return each;
                }
            }
            throw new IOException("no question");
        }
    }

    /// Larger than any buffer on the way, so that none of them keeps a PIN.
    private static final int PIN_QUESTION = 16 * 1024;

    static final int LONGEST_PIN = 255;
    private static final byte ANSWER = 0;
    private static final byte FAULT = 1;

    private Talk() {}

    /// Writes the fields of a message.
    interface Fields {
        void write(DataOutput out) throws IOException;
    }

    public static byte[] open(String module) {
        return question(Question.OPEN, out -> out.writeUTF(module));
    }

    /// @param anew whether the certificates of a token that was seen before are read again
    public static byte[] look(boolean anew) {
        return question(Question.LOOK, out -> out.writeBoolean(anew));
    }

    /// @param pin UTF-8; the caller wipes it and, when it is sent, the question
    /// @throws IllegalArgumentException when it is longer than any PIN
    public static byte[] logIn(long slot, Sha256 certificate, byte[] pin) {
        if (pin.length > LONGEST_PIN) {
            throw new IllegalArgumentException("no PIN is so long");
        }
        return ByteBuffer.allocate(PIN_QUESTION)
                .put(Question.LOG_IN.kind)
                .putLong(slot)
                .put(certificate.bytes())
                .putInt(pin.length)
                .put(pin)
                .array();
    }

    /// What goes after [#logIn], on the same way.
    public static byte[] wipe() {
        var zeros = new byte[PIN_QUESTION];
        zeros[0] = Question.WIPE.kind;
        return zeros;
    }

    /// @param algorithm by its JCA name, see [Mechanism]
    public static byte[] sign(String algorithm, byte[] data) {
        return question(
                Question.SIGN,
                out -> {
                    out.writeUTF(algorithm);
                    writeBytes(out, data);
                });
    }

    public static byte[] logOut() {
        return question(Question.LOG_OUT, _ -> {});
    }

    public static byte[] quit() {
        return question(Question.QUIT, _ -> {});
    }

    /// What the child says first, when it can be asked.
    static byte[] ready() {
        return answer(_ -> {});
    }

    /// The child could do what was asked.
    static byte[] answer(Fields fields) {
        return message(ANSWER, fields);
    }

    static byte[] fault(CryptokiFault fault) {
        return message(
                FAULT,
                out -> {
                    out.writeUTF(fault.function());
                    out.writeLong(fault.code());
                });
    }

    /// The fields of an answer.
    ///
    /// @throws CryptokiFault when it is none
    public static DataInputStream read(byte[] message) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(message));
        if (in.readByte() == FAULT) {
            throw new CryptokiFault(in.readUTF(), in.readLong());
        }
        return in;
    }

    /// The answer to [#look].
    public static List<SeenToken> tokens(byte[] answer) throws IOException {
        return SeenToken.readAll(read(answer));
    }

    /// The answer to [#sign].
    public static byte[] signature(byte[] answer) throws IOException {
        return readBytes(read(answer));
    }

    private static byte[] question(Question kind, Fields fields) {
        return message(kind.kind, fields);
    }

    private static byte[] message(byte kind, Fields fields) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(kind);
            fields.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void writeAll(DataOutput out, List<Base64Url> all) throws IOException {
        out.writeInt(all.size());
        for (var each : all) {
            writeBytes(out, each.bytes());
        }
    }

    static List<Base64Url> readAll(DataInput in) throws IOException {
        var all = new ArrayList<Base64Url>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(Base64Url.of(readBytes(in)));
        }
        return all;
    }

    static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInput in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /// A PIN as PKCS#11 wants it, in UTF-8; both are the caller's to wipe.
    public static byte[] encoded(char[] pin) {
        var room = new byte[4 * pin.length];
        var into = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(pin), into, true);
        var exact = Arrays.copyOf(room, into.position());
        Arrays.fill(room, (byte) 0);
        return exact;
    }
}
