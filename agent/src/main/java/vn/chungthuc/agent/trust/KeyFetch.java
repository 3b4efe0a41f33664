package vn.chungthuc.agent.trust;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.StrictJson;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.TicketKeys;

/// Asks a portal for the ticket keys that it publishes at [TicketKeys#PATH]: over TLS (plain only
/// on this machine), no redirect, five seconds and 64 KB for all of it, at an address that a person
/// typed or an administrator wrote, never one from a request.
public final class KeyFetch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 64 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();
    private final InstantSource clock;

    public KeyFetch(InstantSource clock) {
        this.clock = clock;
    }

    /// What a portal answered.
    ///
    /// @param ahead how far the portal's clock is ahead of this computer's; null when its answer
    ///   has no date (RFC 9110 §6.6.1); good to a second or two
    public record Published(TicketKeys keys, @Nullable Duration ahead) {}

    /// @param origin an allowed portal's or one that is to become so
    /// @throws IOException when there is no such answer; the message is for people
    public Published ask(String origin) throws IOException {
        var answer = get(URI.create(origin + TicketKeys.PATH));
        var ahead = ahead(answer);
        return new Published(read(answer.body(), TicketKeys.class), ahead);
    }

    /// @throws IOException when the body is not that
    static <T> T read(byte[] body, Class<T> type) throws IOException {
        try {
            return StrictJson.read(body, type, ProblemType.BODY_MALFORMED);
        } catch (ProblemException e) {
            throw new IOException("no " + type.getSimpleName(), e);
        }
    }

    /// @throws IOException unless the answer is 200 and whole
    HttpResponse<byte[]> get(URI url) throws IOException {
        var request = HttpRequest.newBuilder(url).timeout(PATIENCE).GET().build();
        var limited =
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofByteArray(), LARGEST);
        // the request's own timeout ends with the answer's head
        var answering = http.sendAsync(request, limited);
        try {
            var answer = answering.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP " + answer.statusCode());
            }
            return answer;
        } catch (ExecutionException e) {
            throw new IOException(inWords(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("> " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            answering.cancel(true);
        }
    }

    private static String inWords(@Nullable Throwable cause) {
        var message = cause == null ? null : cause.getMessage();
        return message != null ? message : String.valueOf(cause);
    }

    private @Nullable Duration ahead(HttpResponse<?> answer) {
        var date = answer.headers().firstValue("Date");
        if (date.isEmpty()) {
            return null;
        }
        try {
            var theirs = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(clock.instant(), theirs.toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
