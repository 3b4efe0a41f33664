package vn.chungthuc.agent.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a program that is started a second time reaches the one that runs: a socket of the file
/// system in the agent's own folder, which nobody else may open and no browser can. One line, one
/// word back. Where the system has no such sockets a second start does nothing.
public final class Doorbell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final String NAME = "agent.sock";
    private static final int LONGEST = 256;
    private static final byte[] HEARD = "ok\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocketChannel socket;
    private final Path path;

    private Doorbell(ServerSocketChannel socket, Path path) {
        this.socket = socket;
        this.path = path;
    }

    /// Tells the running agent.
    ///
    /// @param line without its end
    /// @return whether one heard it
    public static boolean ring(Path dataFolder, String line) {
        var path = dataFolder.resolve(NAME);
        if (!Files.exists(path)) {
            return false;
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return channel.read(ByteBuffer.allocate(HEARD.length)) > 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // left behind by an agent that was killed
        }
    }

    /// Hears those who come later.
    ///
    /// @param hears a line, on a thread of its own; must not take long
    /// @throws IOException when there cannot be such a socket here
    public static Doorbell hang(Path dataFolder, Consumer<String> hears) throws IOException {
        var path = dataFolder.resolve(NAME);
        Files.deleteIfExists(path); // the folder's lock is ours: nobody listens there
        try {
            var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            socket.bind(UnixDomainSocketAddress.of(path));
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
            var bell = new Doorbell(socket, path);
            Thread.ofVirtual().name("doorbell").start(() -> bell.listen(hears));
            return bell;
        } catch (UnsupportedOperationException e) {
            throw new IOException(e);
        }
    }

    private void listen(Consumer<String> hears) {
        while (socket.isOpen()) {
            try (var channel = socket.accept()) {
                var line = line(channel);
                hears.accept(line);
                channel.write(ByteBuffer.wrap(HEARD));
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                LOG.debug("doorbell: {}", e.getClass().getSimpleName());
            }
        }
    }

    private static String line(SocketChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(LONGEST);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            if (buffer.position() > 0 && buffer.get(buffer.position() - 1) == '\n') {
                break;
            }
        }
        buffer.flip();
        return StandardCharsets.UTF_8.decode(buffer).toString().strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.debug("doorbell: {}", e.getClass().getSimpleName());
        }
    }
}
