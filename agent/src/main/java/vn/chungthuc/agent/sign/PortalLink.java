package vn.chungthuc.agent.sign;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The way back to the portal: the appended bytes, authenticated by the ticket alone. No cookies,
/// no redirects. A lost connection or a 5xx does not spend the ticket, so it is tried again.
public final class PortalLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortalLink.class);
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(30);
    private static final int LARGEST_PROBLEM = 64 * 1024;
    private static final JsonMapper PROBLEM =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final List<Duration> pauses;

    public PortalLink() {
        this(List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    /// @param pauses before each further try
    PortalLink(List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
    }

    /// @return Done, or Failed with the portal's own problem
    /// @throws ProblemException PORTAL_UNREACHABLE or PORTAL_REDIRECTED
    ItemStatus post(CheckedItem checked, byte[] appended) {
        for (var pause : pauses) {
            try {
                var answer = send(checked, appended);
                if (answer.statusCode() < 500) {
                    return end(answer, appended.length);
                }
                LOG.warn("portal answered {}, trying again", answer.statusCode());
            } catch (IOException e) {
                LOG.warn("portal not reached: {}, trying again", e.getClass().getSimpleName());
            }
            pause(pause);
        }
        try {
            return end(send(checked, appended), appended.length);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemType.PORTAL_UNREACHABLE, e.getClass().getSimpleName());
        }
    }

    private HttpResponse<byte[]> send(CheckedItem checked, byte[] appended) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(checked.ticket().resultUrl()))
                        .timeout(FOR_AN_ANSWER)
                        .header("Authorization", "Bearer " + checked.jws())
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(appended))
                        .build();
        try {
            return http.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofByteArray(), LARGEST_PROBLEM));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static ItemStatus end(HttpResponse<byte[]> answer, long appended) {
        int status = answer.statusCode();
        if (status == 201) {
            return new ItemStatus.Done(appended);
        }
        if (status >= 300 && status < 400) {
            throw new ProblemException(ProblemType.PORTAL_REDIRECTED, "status " + status);
        }
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith(Problem.MEDIA_TYPE)) {
            try {
                return new ItemStatus.Failed(PROBLEM.readValue(answer.body(), Problem.class));
            } catch (IOException e) {
                LOG.warn("portal's problem cannot be read");
            }
        }
        throw new ProblemException(ProblemType.PORTAL_UNREACHABLE, "status " + status);
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
