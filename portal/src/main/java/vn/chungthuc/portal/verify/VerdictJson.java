package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.report.Foreign;
import vn.chungthuc.portal.report.VerdictWords;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.Reason;

/// A verdict as one line of JSON. Words are for programs and stay; sentences are for people.
final class VerdictJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final VerdictWords words;

    VerdictJson(Locale language) {
        words = new VerdictWords(language);
    }

    String line(String file, Judgement judgement, long millis) throws IOException {
        return MAPPER.writeValueAsString(node(file, judgement, millis));
    }

    ObjectNode node(String file, Judgement judgement, long millis) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("file", file);
        line.put("verdict", judgement.verdict().word());
        line.put("trust", judgement.trust().word());
        line.put("sentence", words.say(judgement.verdict()));
        var signatures = line.putArray("signatures");
        judgement.signatures().forEach(signed -> signatures.add(signature(signed)));
        reasons(line.putArray("reasons"), judgement.reasons());
        line.put("millis", millis);
        return line;
    }

    private ObjectNode signature(Judgement.Signed signed) {
        var node = JsonNodeFactory.instance.objectNode();
        var signer = signed.signer();
        node.put("signer", signer == null ? null : Foreign.name(signer.name()));
        node.put("organisation", signer == null ? null : Foreign.name(signer.organisation()));
        node.put("issuer", signer == null ? null : Foreign.name(signer.issuer()));
        node.put("serial", signer == null ? null : signer.serial());
        node.put("verdict", signed.verdict().word());
        node.put("trust", signed.trust().word());
        node.put("signedAt", text(signed.signedAt()));
        node.put("timestamp", text(signed.timestamp()));
        node.put("role", signed.role().word());
        node.put("level", signed.level());
        node.put("field", Foreign.name(signed.field()));
        node.put("reason", Foreign.name(signed.reason()));
        node.put("coveredBytes", signed.revisionEnd());
        node.put("coversWholeFile", signed.wholeFile());
        reasons(node.putArray("reasons"), signed.reasons());
        return node;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void reasons(ArrayNode into, List<Reason> reasons) {
        reasons.forEach(reason -> into.add(reason.code() + ": " + words.say(reason)));
    }
}
