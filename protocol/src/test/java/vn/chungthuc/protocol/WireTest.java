package vn.chungthuc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The golden bodies under `wire/` are what both programs read and write.
class WireTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();
    private static final Sha256 EMPTY = Sha256.of(new byte[0]);

    @Test
    void agentInfoIsReadAndWrittenAsPublished() throws IOException {
        sameBothWays("agent-info.json", AgentInfo.ofVersion("0.1.0"));
    }

    @Test
    void ticketIsReadAndWrittenAsPublished() throws IOException {
        sameBothWays(
                "sign-ticket.json",
                new SignTicket(
                        "0192f000-0000-7000-8000-000000000001",
                        "https://chungthuc.example.gov.vn",
                        1_790_000_000,
                        1_790_000_300,
                        1_790_003_600,
                        SigningStage.SIGN,
                        new SignTicket.Base(EMPTY, 31_457_280),
                        "Leader",
                        31,
                        new Rect(56.7, 200, 538.6, 420.25),
                        EMPTY,
                        List.of(EMPTY),
                        "",
                        List.of(EMPTY),
                        "B-B",
                        "https://chungthuc.example.gov.vn/queue/results/abc"));
    }

    @Test
    void itemIsReadAndWrittenAsPublished() throws IOException {
        sameBothWays(
                "sign-item.json",
                new SignItem(
                        "H55.242-261123-010005",
                        "Bằng tốt nghiệp",
                        "Đặng Thị Ngọc Ẩn",
                        "Ủy ban nhân dân xã Mẫu",
                        "Nguyễn Văn Mẫu",
                        new Appearance(
                                new Rect(300, 220, 480, 320),
                                0.5,
                                2,
                                new Appearance.Image(
                                        2,
                                        1,
                                        Base64Url.of(new byte[] {1, 2}),
                                        Base64Url.of(new byte[] {3}),
                                        new Rect(10, 10, 100, 50)),
                                List.of(
                                        new Appearance.Line(
                                                "Ký lúc {time}",
                                                8.5,
                                                "#0000c0",
                                                90,
                                                4,
                                                Appearance.Align.CENTRE,
                                                true)),
                                "dd.MM.yyyy HH:mm:ss XXX")));
    }

    @Test
    void jobIsReadAndWrittenAsPublished() throws IOException {
        sameBothWays(
                "sign-job.json",
                new SignJob(
                        "vi",
                        List.of(
                                new SignJob.Item(
                                        "e30.e30.AA", Base64Url.of(new byte[] {123, 125})))));
    }

    @Test
    void everyStateOfAnItemIsReadAndWrittenAsPublished() throws IOException {
        sameBothWays(
                "job-status.json",
                new JobStatus(
                        "b2f1",
                        false,
                        List.of(
                                new ItemStatus.Awaiting(),
                                new ItemStatus.Ready(),
                                new ItemStatus.Shown(),
                                new ItemStatus.Signing(),
                                new ItemStatus.Done(20480),
                                new ItemStatus.Cancelled(),
                                new ItemStatus.Failed(Problem.of(ProblemType.TICKET_USED, null)))));
    }

    @Test
    void keysAreReadAndWrittenAsPublished() throws IOException {
        sameBothWays(
                "ticket-keys.json",
                new TicketKeys(List.of(TicketKeys.Key.ed25519("2026-1", new byte[32]))));
    }

    @Test
    void aFieldNobodyKnowsIsRefused() {
        assertThatThrownBy(() ->
                        JSON.readValue(
                                "{\"language\":\"vi\",\"items\":[],\"pin\":\"1234\"}",
                                SignJob.class))
                .hasMessageContaining("pin");
    }

    private static void sameBothWays(String golden, Object value) throws IOException {
        try (var in = WireTest.class.getResourceAsStream("/wire/" + golden)) {
            var published = JSON.readTree(in);
            assertThat(JSON.readTree(JSON.writeValueAsBytes(value))).isEqualTo(published);
            assertThat(JSON.treeToValue(published, value.getClass())).isEqualTo(value);
        }
    }
}
