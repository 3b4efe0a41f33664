package vn.chungthuc.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.testkit.Identity;

/// Does what the agent does between the page and the portal, without a window: for tests of the
/// portal alone. The agent itself is tested in its own module and in the walk.
final class StandInAgent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final RunningPortal portal;
    private final HttpClient client = HttpClient.newHttpClient();

    StandInAgent(RunningPortal portal) {
        this.portal = portal;
    }

    /// A ticket of the portal and what was made with it.
    ///
    /// @param path where the result goes
    record Signed(String path, String jws, vn.chungthuc.protocol.Base64Url appended) {}

    /// Asks for a ticket for one dossier, fetches the base and signs it where the item proposes.
    Signed sign(Browser browser, String tickets, String body, Identity token) {
        try {
            var answer = JSON.readTree(browser.call(tickets, body).body());
            if (answer.path("items").isEmpty()) {
                throw new IllegalStateException(answer.toString());
            }
            return sign(browser, answer.path("items").get(0), token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PdfFault | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The portal's answer: status and body.
    HttpResponse<String> handIn(Signed signed, byte[] bytes) {
        var request =
                HttpRequest.newBuilder(URI.create(portal.origin() + signed.path()))
                        .header("Authorization", "Bearer " + signed.jws())
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> handIn(Signed signed) {
        return handIn(signed, signed.appended().bytes());
    }

    private Signed sign(Browser browser, JsonNode given, Identity token)
            throws IOException, PdfFault, GeneralSecurityException {
        var jws = given.path("ticket").asText();
        var claims = Base64.getUrlDecoder().decode(jws.split("\\.")[1]);
        var ticket = JSON.readValue(claims, SignTicket.class);
        var item =
                JSON.readValue(
                        Base64.getUrlDecoder().decode(given.path("item").asText()), SignItem.class);
        var base = browser.bytes(given.path("document").asText()).body();
        if (!Sha256.of(base).equals(ticket.base().sha256())) {
            throw new IllegalStateException("the base is not the ticket's");
        }
        var appended = revision(ticket, item, base, token);
        return new Signed(
                URI.create(ticket.resultUrl()).getPath(),
                jws,
                vn.chungthuc.protocol.Base64Url.of(appended));
    }

    private static byte[] revision(SignTicket ticket, SignItem item, byte[] bytes, Identity token)
            throws IOException, PdfFault, GeneralSecurityException {
        var base = PdfFile.read(Source.of(bytes));
        var now = OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS);
        var laid =
                SignatureRevision.lay(
                        base,
                        ticket.base().sha256(),
                        SignaturePlace.find(base, ticket.field()),
                        new SignatureRevision.Filling(
                                ticket.stage(),
                                item.appearance(),
                                item.appearance().rect(),
                                now,
                                ticket.reason(),
                                Cms.room(token.chain())));
        var state = Sha256.newDigest();
        state.update(bytes);
        return laid.with(
                Cms.sign(
                        laid.digest(state),
                        token.chain(),
                        token.algorithm(),
                        attributes -> {
                            var signature = Signature.getInstance(token.algorithm());
                            signature.initSign(token.key());
                            signature.update(attributes);
                            return signature.sign();
                        }));
    }
}
