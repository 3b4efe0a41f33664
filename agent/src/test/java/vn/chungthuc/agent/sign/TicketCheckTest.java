package vn.chungthuc.agent.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignJob;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

class TicketCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    @TempDir private static Path folder;
    private static TestPortal portal;
    private static TestPortal other;
    private static Paper paper;

    @BeforeAll
    static void openPortals() throws IOException, GeneralSecurityException {
        portal = new TestPortal();
        other = new TestPortal();
        var signer =
                TestPki.create(InstantSource.fixed(NOW))
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        paper = Paper.of(SamplePdfs.ONE_PAGE, folder, signer);
    }

    @AfterAll
    static void closePortals() {
        portal.close();
        other.close();
    }

    @Test
    void acceptsATicketThatCoversEverything() {
        var ticket = ticket();
        var checked = check(NOW).check(portal.origin(), portal.item(ticket, paper.item()));
        assertThat(checked.ticket()).isEqualTo(ticket);
        assertThat(checked.item()).isEqualTo(paper.item());
        assertThat(checked.toString()).doesNotContain(checked.jws());
    }

    @Test
    void refusesAFlippedBitAnywhere() {
        var good = portal.item(ticket(), paper.item());
        var jws = good.ticket();
        for (int at : List.of(2, jws.indexOf('.') + 40, jws.length() - 20)) {
            refused(ProblemType.TICKET_INVALID, ticket(TestPortal.flipped(jws, at)));
        }
    }

    @Test
    void refusesAnotherPortalsKeyForThisPortalsAddress() {
        refused(ProblemType.TICKET_INVALID, ticket(other.jws(ticket())));
    }

    @Test
    void refusesEveryAlgorithmButEd25519() throws GeneralSecurityException {
        for (var algorithm : List.of("none", "HS256", "EdDSA", "RS256", "ed25519")) {
            refused(ProblemType.TICKET_INVALID, ticket(withHeader(header(algorithm))));
        }
        var none = header("none");
        var unsigned = parts(none, TestPortal.json(ticket()));
        refused(ProblemType.TICKET_INVALID, ticket(unsigned + "."));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(portal.keys().keys().getFirst().x().bytes(), "HmacSHA256"));
        var text = parts(header("HS256"), TestPortal.json(ticket()));
        var tag = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        refused(ProblemType.TICKET_INVALID, ticket(text + "." + Base64Url.of(tag).text()));
    }

    @Test
    void refusesAHeaderWithMoreThanItsThreeMembers() {
        var more = new LinkedHashMap<String, Object>(header("Ed25519"));
        more.put("crit", List.of("exp"));
        refused(ProblemType.TICKET_INVALID, ticket(withHeader(more)));
    }

    @Test
    void refusesClaimsThatItDoesNotKnowOrThatAreMissing() {
        var text = new String(TestPortal.json(ticket()), StandardCharsets.UTF_8);
        var header = header("Ed25519");
        for (var tampered :
                List.of(
                        text.replaceFirst("\\{", "{\"more\":1,"),
                        text.replaceFirst("\"page\":\\d+,", ""),
                        text.replaceFirst("\"jti\"", "\"jti\":\"twice\",\"jti\""),
                        text + "{}")) {
            assertThat(tampered).isNotEqualTo(text);
            refused(
                    ProblemType.TICKET_INVALID,
                    ticket(portal.jws(header, tampered.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void refusesATicketForAnotherPortal() {
        var foreign = other.item(other.ticket(paper, NOW), paper.item());
        refused(ProblemType.TICKET_FOR_ANOTHER_PORTAL, foreign);
    }

    @Test
    void keepsToTheTimesWithAMinuteOfSkew() {
        var item = portal.item(ticket(), paper.item());
        var start = Duration.ofMinutes(5);
        var minute = Duration.ofMinutes(1);
        check(NOW.minus(minute)).check(portal.origin(), item);
        check(NOW.plus(start).plus(minute)).check(portal.origin(), item);
        refused(
                ProblemType.TICKET_FROM_THE_FUTURE,
                () -> check(NOW.minus(minute).minusSeconds(1)).check(portal.origin(), item));
        refused(
                ProblemType.TICKET_EXPIRED,
                () ->
                        check(NOW.plus(start).plus(minute).plusSeconds(1))
                                .check(portal.origin(), item));
    }

    @Test
    void refusesAResultUrlThatLeavesThePortal() {
        var origin = portal.origin();
        for (var url :
                List.of(
                        "http://localhost.evil.example/queue/results/1",
                        origin + "@evil.example/queue",
                        origin.replace("http", "https") + "/queue",
                        origin + "1/queue",
                        origin + ".evil.example/queue",
                        "//evil.example/queue",
                        "file:///etc/passwd",
                        origin + "/queue/../../x",
                        origin + "/queue#x",
                        "no url at all")) {
            refused(ProblemType.RESULT_URL_ELSEWHERE, with(t -> t.resultUrl(url)));
        }
    }

    @Test
    void refusesAnItemThatTheTicketDoesNotCover() {
        var item = paper.item();
        var renamed =
                new SignItem(
                        item.dossierCode(),
                        item.documentType(),
                        "Người khác",
                        item.agency(),
                        item.signer(),
                        item.appearance());
        refused(ProblemType.ITEM_NOT_COVERED, portal.item(ticket(), renamed));
    }

    @Test
    void refusesImagesThatTheTicketDoesNotName() {
        refused(ProblemType.ITEM_NOT_COVERED, with(t -> t.images(List.of())));
        refused(ProblemType.ITEM_NOT_COVERED, with(t -> t.images(paper.imageHashes().reversed())));
    }

    @Test
    void refusesAProposedPlaceOutsideTheSlot() {
        var look = paper.item().appearance();
        var outside =
                new Appearance(
                        Rect.at(10, 10, 180, 100),
                        look.leastScale(),
                        look.greatestScale(),
                        look.image(),
                        look.lines(),
                        look.timePattern());
        var moved =
                paper.with(
                        new SignItem(
                                paper.item().dossierCode(),
                                paper.item().documentType(),
                                paper.item().registrant(),
                                paper.item().agency(),
                                paper.item().signer(),
                                outside));
        refused(ProblemType.ITEM_NOT_COVERED, portal.item(portal.ticket(moved, NOW), moved.item()));
    }

    @Test
    void refusesALevelThatItCannotReach() {
        refused(ProblemType.TICKET_INVALID, with(t -> t.level("B-LT")));
    }

    private static SignTicket ticket() {
        return portal.ticket(paper, NOW);
    }

    private static SignJob.Item ticket(String jws) {
        return new SignJob.Item(jws, Base64Url.of(TestPortal.itemBytes(paper.item())));
    }

    private static SignJob.Item with(java.util.function.UnaryOperator<Claims> change) {
        return portal.item(change.apply(new Claims(ticket())).ticket, paper.item());
    }

    /// A good ticket with one claim changed, signed anew.
    private record Claims(SignTicket ticket) {
        Claims resultUrl(String url) {
            return changed("resultUrl", url);
        }

        Claims level(String level) {
            return changed("level", level);
        }

        Claims images(Object images) {
            return changed("images", images);
        }

        private Claims changed(String claim, Object value) {
            var json = new com.fasterxml.jackson.databind.json.JsonMapper();
            com.fasterxml.jackson.databind.node.ObjectNode tree = json.valueToTree(ticket);
            tree.set(claim, json.valueToTree(value));
            return new Claims(json.convertValue(tree, SignTicket.class));
        }
    }

    private static Map<String, Object> header(String algorithm) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", algorithm);
        header.put("kid", "test");
        header.put("typ", SignTicket.TYPE);
        return header;
    }

    private static String withHeader(Map<String, Object> header) {
        return portal.jws(header, TestPortal.json(ticket()));
    }

    private static String parts(Map<String, Object> header, byte[] payload) {
        return Base64Url.of(TestPortal.json(header)).text() + "." + Base64Url.of(payload).text();
    }

    private static TicketCheck check(Instant now) {
        return new TicketCheck(
                new Portals(List.of(portal.allowed(), other.allowed())), InstantSource.fixed(now));
    }

    private static void refused(ProblemType type, SignJob.Item item) {
        refused(type, () -> check(NOW).check(portal.origin(), item));
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
