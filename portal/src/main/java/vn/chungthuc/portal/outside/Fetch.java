package vn.chungthuc.portal.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.pdf.TimestampRequest;

/// The way to timestamp authorities and to what certificates name: no redirects, five seconds for
/// all of it, so many bytes and no more. An address from a certificate is somebody else's word: it
/// may not lead into our own network, unless the operator allows the host by name. The name is
/// resolved once more to connect, so that one whose answer changes in between gets past this: where
/// that matters, a firewall is what keeps this process from the inner network.
public final class Fetch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    /// What is not the public network's (RFC 6890): this network, private, shared, loopback,
    /// link-local, assignments, benchmarks, multicast and reserved; of IPv6 also what carries an
    /// address of IPv4 (compatible, Teredo, 6to4), local translation, unique local, site-local.
    private static final List<Network> INSIDE =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "224.0.0.0/3",
                            "::/96",
                            "64:ff9b:1::/48",
                            "2001::/32",
                            "2002::/16",
                            "fc00::/7",
                            "fe80::/10",
                            "fec0::/10",
                            "ff00::/8")
                    .map(Network::of)
                    .toList();

    private static final int LARGEST_ANSWER = 1 << 20;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();
    private final Set<String> mayAsk;
    private final int largestList;

    /// @param mayAsk hosts that may be asked although they stand in a private network or on this
    ///   machine
    /// @param largestList of a revocation list or a certificate, in bytes
    public Fetch(Collection<String> mayAsk, int largestList) {
        this.mayAsk = Set.copyOf(mayAsk);
        this.largestList = largestList;
    }

    public static boolean isHttp(@Nullable URI url) {
        return url != null
                && url.getHost() != null
                && url.getScheme() != null
                && url.getScheme().matches("https?")
                && url.getRawUserInfo() == null;
    }

    /// A revocation list or a certificate at an address that a certificate names.
    public byte[] get(String address) throws IOException {
        return send(HttpRequest.newBuilder(outside(address)).GET(), largestList);
    }

    /// A question to a responder that a certificate names.
    public byte[] post(String address, String type, byte[] body) throws IOException {
        var request =
                HttpRequest.newBuilder(outside(address))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(request, LARGEST_ANSWER);
    }

    /// An authority that the operator names, wherever it stands.
    ///
    /// @param policy the only one that will do; null for any
    public TimestampAuthorities.Authority authority(URI url, @Nullable String policy) {
        return new TimestampAuthorities.Authority() {
            @Override
            public byte[] ask(byte[] request) throws IOException {
                var post =
                        HttpRequest.newBuilder(url)
                                .header("Content-Type", TimestampRequest.MEDIA_TYPE)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(request));
                return send(post, LARGEST_ANSWER);
            }

            @Override
            public @Nullable String policy() {
                return policy;
            }
        };
    }

    private URI outside(String address) throws IOException {
        try {
            var url = URI.create(address);
            if (!isHttp(url)) {
                throw new IOException("not http: " + address);
            }
            if (!mayAsk.contains(url.getHost())) {
                for (var each : InetAddress.getAllByName(url.getHost())) {
                    if (isInside(each)) {
                        throw new IOException("leads into a private network: " + url.getHost());
                    }
                }
            }
            return url;
        } catch (IllegalArgumentException e) {
            throw new IOException("no address: " + address, e);
        }
    }

    /// Whether an address is none of the public network's; behind a translator (NAT64, RFC 6052)
    /// the one that it translates to counts.
    static boolean isInside(InetAddress address) {
        var bytes = address.getAddress();
        if (TRANSLATED.holds(bytes)) {
            bytes = Arrays.copyOfRange(bytes, 12, 16);
        }
        for (var network : INSIDE) {
            if (network.holds(bytes)) {
                return true;
            }
        }
        return false;
    }

    private byte[] send(HttpRequest.Builder request, int most) throws IOException {
        var limited =
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), most);
        // the request's own timeout ends with the answer's head
        var answering = http.sendAsync(request.timeout(PATIENCE).build(), limited);
        try {
            var answer = answering.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            answering.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
