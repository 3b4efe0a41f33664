package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chungthuc.protocol.AgentInfo;
import vn.chungthuc.protocol.JobStatus;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.SignJob;

/// The description for those who integrate the agent tells the truth: its calls are the agent's,
/// all of them and no others, and its fields are the wire's.
class OpenApiIT extends Besieged {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    private JsonNode described;

    @BeforeEach
    void read() throws IOException {
        try (var in = AgentInfo.class.getResourceAsStream("agent-openapi.yaml")) {
            described = new YAMLMapper().readTree(Objects.requireNonNull(in));
        }
    }

    @Test
    void describesEveryCallAndNoOther() throws IOException {
        var paths = described.get("paths");
        assertThat(paths.size()).isEqualTo(6);
        for (var path : paths.properties()) {
            var real = path.getKey().replace("{id}", "AAAA").replace("{n}", "0");
            for (var method : METHODS) {
                boolean known = path.getValue().has(method.toLowerCase(Locale.ROOT));
                assertThat(asked(method, real).contains("method-not-allowed"))
                        .as(method + " " + path.getKey())
                        .isNotEqualTo(known);
            }
        }
        assertThat(asked("GET", "/v1/jobs/AAAA/items/0/other")).contains("\"not-found\"");
    }

    private String asked(String method, String path) throws IOException {
        var type = method.equals("PUT") ? "Content-Type: application/pdf" : json();
        boolean body = method.equals("POST") || method.equals("PUT");
        var line = method + " " + path + " HTTP/1.1";
        return body
                ? send(new byte[] {'x'}, line, host(), origin(), type, length(1))
                : send(line, host(), origin());
    }

    @Test
    void namesTheFieldsOfTheWire() {
        fields("AgentInfo", AgentInfo.class);
        fields("SignJob", SignJob.class);
        fields("Item", SignJob.Item.class);
        fields("Accepted", SignJob.Accepted.class);
        fields("JobStatus", JobStatus.class);
        fields("Problem", Problem.class);
        fields("Words", Problem.Words.class);
    }

    private void fields(String schema, Class<? extends Record> type) {
        var named = new ArrayList<String>();
        described
                .at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(named::add);
        var real =
                Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .toList();
        assertThat(named).as(schema).isEqualTo(real);
    }

    @Test
    void namesThePublishedPorts() {
        var ports = new ArrayList<Integer>();
        described.at("/servers/0/variables/port/enum").forEach(port -> ports.add(port.asInt()));
        assertThat(ports).isEqualTo(AgentInfo.PORTS);
    }
}
