package vn.chungthuc.agent.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.Consumer;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.protocol.SignJob;

/// What a page does with the agent, over real HTTP.
record JobPage(TestPortal portal, int port) {
    /// Plays the page to the end of the job and returns its last event.
    ///
    /// @param level that the tickets want
    String run(String level, Paper... papers) throws IOException, InterruptedException {
        return run(level, _ -> {}, papers);
    }

    /// @param refused is given the answer to the page's request for the first item's revision
    String run(String level, Consumer<HttpResponse<byte[]>> refused, Paper... papers)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var items = new ArrayList<SignJob.Item>();
            for (var paper : papers) {
                var ticket = portal.ticket(paper, InstantSource.system().instant(), level);
                items.add(portal.item(ticket, paper.item()));
            }
            var body = BodyPublishers.ofByteArray(TestPortal.json(new SignJob("vi", items)));
            var accepted = send(http, request("/v1/jobs", "application/json").POST(body));
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
            var url = accepted.body().replaceAll(".*\"url\":\"([^\"]+)\".*", "$1");
            for (int n = 0; n < papers.length; n++) {
                var document = BodyPublishers.ofByteArray(papers[n].pdf());
                var put =
                        request(url + "/items/" + n + "/document", "application/pdf").PUT(document);
                assertThat(send(http, put).statusCode()).isEqualTo(204);
            }
            var events = send(http, request(url + "/events", "text/plain").GET()).body();
            var revision = request(url + "/items/0/revision", "text/plain").GET().build();
            refused.accept(http.send(revision, BodyHandlers.ofByteArray()));
            assertThat(send(http, request(url, "text/plain").DELETE()).statusCode()).isEqualTo(204);
            return events.substring(events.lastIndexOf("data: "));
        }
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(1))
                .header("Origin", portal.origin())
                .header("Content-Type", type);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
