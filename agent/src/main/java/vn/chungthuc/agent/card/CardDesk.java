package vn.chungthuc.agent.card;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.card.Talk.Question;
import vn.chungthuc.protocol.Sha256;

/// The child's side: one question at a time on a thread of its own, while another one watches the
/// pipe. When that ends, so does the process, whatever a driver is doing: its parent is gone.
final class CardDesk {
    private final InputStream in;
    private final OutputStream out;
    private final BlockingQueue<byte[]> questions = new LinkedBlockingQueue<>();
    private @Nullable Cryptoki cryptoki;
    private @Nullable TokenReader reader;
    private @Nullable LoggedIn loggedIn;

    CardDesk(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// Returns never.
    void serve() {
        Thread.ofPlatform().daemon().name("driver").start(this::work);
        try {
            while (true) {
                questions.add(Frames.read(in));
            }
        } catch (IOException _) {
            Ending.now();
        }
    }

    private void work() {
        try {
            Frames.write(out, Talk.ready());
            while (true) {
                var question = questions.take();
                try {
                    var answer = answered(question);
                    if (answer.length > 0) {
                        Frames.write(out, answer);
                    }
                } finally {
                    Arrays.fill(question, (byte) 0);
                }
            }
        } catch (IOException | InterruptedException _) {
            // nobody is there
        } finally {
            Ending.now();
        }
    }

    private byte[] answered(byte[] question) throws IOException {
        try {
            return answer(question);
        } catch (CryptokiFault fault) {
            return Talk.fault(fault);
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        var fields = new DataInputStream(new ByteArrayInputStream(question));
        return switch (Question.of(fields.readByte())) {
            case OPEN -> open(Path.of(fields.readUTF()));
            case LOOK -> look(fields.readBoolean());
            case LOG_IN -> logIn(question);
            case SIGN -> sign(fields.readUTF(), Talk.readBytes(fields));
            case LOG_OUT -> logOut();
            case QUIT -> quit();
            case WIPE -> new byte[0];
        };
    }

    private byte[] open(Path module) {
        var opened = Cryptoki.load(module, CryptokiLayout.here());
        cryptoki = opened;
        reader = new TokenReader(opened);
        return Talk.answer(_ -> {});
    }

    private TokenReader reader() {
        if (reader == null) {
            throw new CryptokiFault("load", CryptokiFault.NO_MODULE);
        }
        return reader;
    }

    private byte[] look(boolean anew) {
        if (anew) {
            reader().forget();
        }
        var seen = reader().tokens();
        return Talk.answer(out -> {
            out.writeInt(seen.size());
            for (var token : seen) {
                token.write(out);
            }
        });
    }

    /// The PIN goes from the question into native memory; the question is wiped by who took it.
    private byte[] logIn(byte[] question) {
        logOut();
        var fields = ByteBuffer.wrap(question, 1, question.length - 1);
        long slot = fields.getLong();
        var hash = new byte[32];
        fields.get(hash);
        var known = reader().known(slot, Sha256.ofDigest(hash));
        var pin = fields.slice(fields.position() + 4, fields.getInt());
        if (cryptoki != null) {
            loggedIn = LoggedIn.at(cryptoki, slot, known, pin);
        }
        return Talk.answer(_ -> {});
    }

    private byte[] sign(String algorithm, byte[] data) {
        var key = loggedIn;
        if (key == null) {
            throw new CryptokiFault("C_Sign", CryptokiFault.NO_KEY);
        }
        var signature = key.sign(algorithm, data);
        return Talk.answer(out -> Talk.writeBytes(out, signature));
    }

    private byte[] logOut() {
        if (loggedIn != null) {
            loggedIn.close();
            loggedIn = null;
        }
        return Talk.answer(_ -> {});
    }

    private byte[] quit() {
        logOut();
        if (cryptoki != null) {
            cryptoki.end();
        }
        Ending.now();
        return new byte[0];
    }
}
