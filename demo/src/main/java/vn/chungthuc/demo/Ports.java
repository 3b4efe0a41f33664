package vn.chungthuc.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Which ports of 127.0.0.1 the parts listen on.
///
/// @param portal the official's and the citizen's pages
/// @param mailPage what the mail server received
/// @param smtp the mail server
public record Ports(int portal, int mailPage, int smtp) {
    /// The published ones, each the next free if it is taken.
    static Ports usual() {
        return new Ports(freeFrom(8080), freeFrom(8025), freeFrom(2525));
    }

    /// Any free ones.
    public static Ports any() throws IOException {
        try (var a = new ServerSocket(0, 1, loopback());
                var b = new ServerSocket(0, 1, loopback());
                var c = new ServerSocket(0, 1, loopback())) {
            return new Ports(a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
        }
    }

    private static int freeFrom(int first) {
        for (int port = first; port < first + 20; port++) {
            try (var _ = new ServerSocket(port, 1, loopback())) {
                return port;
            } catch (IOException _) {
                // taken: the next one
            }
        }
        throw new DemoFault("Không còn cổng trống nào từ " + first + " đến " + (first + 19));
    }

    private static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }
}
