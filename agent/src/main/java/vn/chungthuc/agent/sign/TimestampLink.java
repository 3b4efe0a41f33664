package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.config.TimestampAddress;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.pdf.TimestampRequest;

/// The way to a timestamp authority (RFC 3161, 3.4): only to addresses that the administrator
/// names, no redirects, five seconds for all of it, a megabyte at most.
public final class TimestampLink implements TimestampAuthorities.Authority {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 1 << 20;

    private final HttpClient http;
    private final TimestampAddress address;

    /// @param http follows no redirects; the caller closes it
    public TimestampLink(HttpClient http, TimestampAddress address) {
        this.http = http;
        this.address = address;
    }

    /// What all links share.
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    @Override
    public byte[] ask(byte[] request) throws IOException {
        var post =
                HttpRequest.newBuilder(address.url())
                        .timeout(PATIENCE)
                        .header("Content-Type", TimestampRequest.MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                        .build();
        var limited =
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER);
        // the request's own timeout ends with the answer's head
        var answering = http.sendAsync(post, limited);
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
    public @Nullable String policy() {
        return address.policy();
    }
}
