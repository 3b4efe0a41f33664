package vn.chungthuc.agent.token;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.chungthuc.agent.card.CardMain;
import vn.chungthuc.agent.card.Frames;

/// A running child with one driver in it: asked by frames, killed without a question. It ends with
/// this process, however that ends: its pipe does.
final class DriverProcess {
    /// A slow disk and a virus scanner look at the first start of a JVM.
    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration GOOD_BYE = Duration.ofSeconds(2);

    /// Stands for the end of the answers.
    private static final byte[] END = {};

    private final Process process;
    private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
    private boolean ready;
    private volatile boolean gone;

    private DriverProcess(Process process) {
        this.process = process;
    }

    /// Why there is no answer; the process is no more.
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean hung;

        Lost(boolean hung) {
            super(hung ? "no answer" : "ended by itself");
            this.hung = hung;
        }

        /// Else it crashed.
        boolean hung() {
            return hung;
        }
    }

    /// Starts a child with the run-time image of this process; does not wait until it can be asked.
    ///
    /// @throws IOException when no process can be started
    static DriverProcess start() throws IOException {
        var builder = new ProcessBuilder(command());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        var made = new DriverProcess(builder.start());
        Thread.ofPlatform().daemon().name("driver " + made.pid()).start(made::listen);
        return made;
    }

    private static List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xmx32m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                // a crash writes neither core nor report: both could hold a PIN
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+SuppressFatalErrorMessage",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CardMain.class.getName());
    }

    /// Asks and waits, not counting the start of the process; the question is overwritten.
    ///
    /// @throws Lost and the process is dead
    byte[] ask(byte[] question, Duration patience) throws Lost {
        try {
            if (!started()) {
                throw lost(false);
            }
            answers.clear();
            if (gone) {
                throw lost(false);
            }
            Frames.write(process.getOutputStream(), question);
            var answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw lost(true);
            }
            if (answer.length == 0) {
                throw lost(false);
            }
            return answer;
        } catch (IOException e) {
            throw lost(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(true);
        } finally {
            Arrays.fill(question, (byte) 0);
        }
    }

    /// Says something that is not answered.
    void tell(byte[] message) throws Lost {
        try {
            Frames.write(process.getOutputStream(), message);
        } catch (IOException e) {
            throw lost(false);
        }
    }

    private Lost lost(boolean hung) {
        kill();
        return new Lost(hung);
    }

    private boolean started() throws InterruptedException {
        if (!ready) {
            var first = answers.poll(START.toMillis(), TimeUnit.MILLISECONDS);
            ready = first != null && first.length > 0;
        }
        return ready;
    }

    private void listen() {
        try (var in = new BufferedInputStream(process.getInputStream())) {
            while (true) {
                answers.add(Frames.read(in));
            }
        } catch (IOException _) {
            kill(); // what speaks no frames is of no use
        }
        answers.add(END);
    }

    boolean alive() {
        return !gone && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        gone = true;
        process.destroyForcibly();
    }

    /// Lets the driver finish, for two seconds.
    void quit(byte[] message) {
        try {
            tell(message);
            if (!process.waitFor(GOOD_BYE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (Lost _) {
            // it is gone
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
