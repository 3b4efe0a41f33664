package vn.chungthuc.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import vn.chungthuc.protocol.AgentInfo;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.JobStatus;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.SignJob;

/// The page's side of a signing job, as `agent-client.js` does it, in Java.
final class AgentJob {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Browser browser;
    private final URI agent;

    private AgentJob(Browser browser, URI agent) {
        this.browser = browser;
        this.agent = agent;
    }

    /// The agent that answers this page.
    static AgentJob atAgent(Browser browser) {
        for (int port : AgentInfo.PORTS) {
            if (answers(browser, port)) {
                return new AgentJob(browser, URI.create("http://127.0.0.1:" + port));
            }
        }
        throw new DemoFault("không có chương trình ký nào trả lời");
    }

    static boolean present(Browser browser) {
        return AgentInfo.PORTS.stream().anyMatch(port -> answers(browser, port));
    }

    private static boolean answers(Browser browser, int port) {
        try {
            var address = URI.create("http://127.0.0.1:" + port + "/v1/agent");
            var answer =
                    browser.elsewhere(
                            address, "GET", "", BodyPublishers.noBody(), BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && !JSON.readValue(answer.body(), AgentInfo.class).product().isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    /// Hands over the job and its documents and waits for the end of each item.
    ///
    /// @param documents the base documents, in the order of the items
    List<ItemStatus> run(List<SignJob.Item> items, List<Path> documents) throws IOException {
        var accepted = post(new SignJob("vi", items));
        var job = agent.resolve(accepted.url());
        for (int n = 0; n < documents.size(); n++) {
            bring(job, n, documents.get(n));
        }
        var end = watch(job);
        var gone =
                browser.elsewhere(
                        job, "DELETE", "", BodyPublishers.noBody(), BodyHandlers.ofString());
        expect(gone, 204);
        return end.items();
    }

    private SignJob.Accepted post(SignJob job) throws IOException {
        var answer =
                browser.elsewhere(
                        agent.resolve("/v1/jobs"),
                        "POST",
                        "application/json",
                        BodyPublishers.ofString(JSON.writeValueAsString(job)),
                        BodyHandlers.ofString());
        expect(answer, 201);
        return JSON.readValue(answer.body(), SignJob.Accepted.class);
    }

    private void bring(URI job, int item, Path document) throws IOException {
        var address = URI.create(job + "/items/" + item + "/document");
        var answer =
                browser.elsewhere(
                        address,
                        "PUT",
                        "application/pdf",
                        BodyPublishers.ofFile(document),
                        BodyHandlers.ofString());
        expect(answer, 204);
    }

    /// Reads server-sent events (HTML, "Server-sent events") until the job has ended.
    private JobStatus watch(URI job) throws IOException {
        var stream = browser.stream(URI.create(job + "/events"));
        try (var lines =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    var status = JSON.readValue(line.substring(5), JobStatus.class);
                    if (status.ended()) {
                        return status;
                    }
                }
            }
        }
        throw new DemoFault("chương trình ký ngừng trả lời giữa chừng");
    }

    private static void expect(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new Refusal(answer.statusCode(), problem(answer.body()));
        }
    }

    static Problem problem(String body) {
        try {
            return JSON.readValue(body, Problem.class);
        } catch (JsonProcessingException e) {
            throw new DemoFault("không phải problem+json: " + body);
        }
    }
}
