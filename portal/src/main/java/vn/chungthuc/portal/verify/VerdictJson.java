package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.report.Foreign;
import vn.chungthuc.portal.report.VerdictWords;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.Reason;
import vn.chungthuc.portal.signature.Signed;

/// A verdict as one line of JSON. Words are for programs and stay; sentences are for people.
final class VerdictJson {
    private final VerdictWords words;

    VerdictJson(Locale language) {
        words = new VerdictWords(language);
    }

    String line(String file, Judgement judgement, long millis) {
        return node(file, judgement, millis).toString();
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

    private ObjectNode signature(Signed signed) {
        var node = JsonNodeFactory.instance.objectNode();
        var signer = signed.signer();
        node.put("signer", signer == null ? null : Foreign.name(signer.name()));
        node.put("organisation", signer == null ? null : Foreign.name(signer.organisation()));
        node.put("issuer", signer == null ? null : Foreign.name(signer.issuer()));
        node.put("serial", signer == null ? null : Foreign.name(signer.serial()));
        node.put("validFrom", signer == null ? null : signer.from().toString());
        node.put("validUntil", signer == null ? null : signer.until().toString());
        node.put("verdict", signed.verdict().word());
        trust(node, signed);
        node.put("signedAt", text(signed.signedAt()));
        var stamp = signed.timestamp();
        node.put("timestamp", stamp == null ? null : stamp.time().toString());
        node.put("timestampAuthority", stamp == null ? null : Foreign.name(stamp.authority()));
        node.put("role", signed.role().word());
        node.put("level", signed.level());
        node.put("digest", signed.digest());
        node.put("field", Foreign.name(signed.field()));
        node.put("reason", Foreign.name(signed.purpose()));
        node.put("coveredBytes", signed.covers().bytes());
        node.put("coversWholeFile", signed.covers().wholeFile());
        reasons(node.putArray("reasons"), signed.reasons());
        return node;
    }

    private void trust(ObjectNode node, Signed signed) {
        var belief = signed.belief();
        node.put("trust", belief.trust().word());
        reasons(node.putArray("trustReasons"), belief.reasons());
        var anchor = belief.anchor();
        node.put("anchor", anchor == null ? null : Foreign.name(anchor.name()));
        node.put("provider", anchor == null ? null : anchor.family().word());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void reasons(ArrayNode into, List<Reason> reasons) {
        reasons.forEach(reason -> into.add(reason.code() + ": " + words.say(reason)));
    }
}
