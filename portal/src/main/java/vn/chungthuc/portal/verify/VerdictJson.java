package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.Reason;

/// A verdict as one line of JSON. Words are for programs and stay; sentences are for people.
final class VerdictJson {
    private static final String BUNDLE = "vn.chungthuc.portal.verdicts";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;

    VerdictJson(Locale language) {
        words = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
    }

    String line(String file, Judgement judgement, long millis) throws IOException {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("file", file);
        line.put("verdict", judgement.verdict().word());
        line.put("trust", judgement.trust().word());
        line.put("sentence", words.getString("verdict." + judgement.verdict().word()));
        var signatures = line.putArray("signatures");
        judgement.signatures().forEach(signed -> signatures.add(signature(signed)));
        reasons(line.putArray("reasons"), judgement.reasons());
        line.put("millis", millis);
        return MAPPER.writeValueAsString(line);
    }

    private ObjectNode signature(Judgement.Signed signed) {
        var node = JsonNodeFactory.instance.objectNode();
        var signer = signed.signer();
        node.put("signer", signer == null ? null : signer.name());
        node.put("organisation", signer == null ? null : signer.organisation());
        node.put("issuer", signer == null ? null : signer.issuer());
        node.put("serial", signer == null ? null : signer.serial());
        node.put("verdict", signed.verdict().word());
        node.put("trust", signed.trust().word());
        node.put("signedAt", text(signed.signedAt()));
        node.put("timestamp", text(signed.timestamp()));
        node.put("role", signed.role().word());
        node.put("level", signed.level());
        node.put("field", signed.field());
        node.put("reason", signed.reason());
        node.put("coveredBytes", signed.revisionEnd());
        node.put("coversWholeFile", signed.wholeFile());
        reasons(node.putArray("reasons"), signed.reasons());
        return node;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void reasons(ArrayNode into, List<Reason> reasons) {
        reasons.forEach(reason -> into.add(reason.code() + ": " + sentence(reason)));
    }

    private String sentence(Reason reason) {
        var sentence = words.getString("reason." + reason.code());
        for (int i = 0; i < reason.details().size(); i++) {
            sentence = sentence.replace("{" + i + "}", reason.details().get(i));
        }
        return sentence;
    }
}
