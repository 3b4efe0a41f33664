package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.dossier.Entry;
import vn.chungthuc.portal.report.Examination;
import vn.chungthuc.portal.report.Registered;

/// An examination for programs: what the command line prints ([VerdictJson]), and beside it the one
/// word for officers, the file's digest and what the register says.
final class ReportJson {
    private final VerdictJson verdict;

    ReportJson(Locale language) {
        verdict = new VerdictJson(language);
    }

    ObjectNode write(Examination done) {
        var node = verdict.node(done.file(), done.judgement(), done.millis());
        node.put("outcome", done.outcome().word());
        node.put("sha256", done.hash().hex());
        node.put("length", done.length());
        node.put("checkedAt", done.at().toString());
        node.set("register", register(done.registered()));
        return node;
    }

    private static ObjectNode register(Registered found) {
        var node = JsonNodeFactory.instance.objectNode();
        var entry = found.entry();
        node.put("state", found.state().word());
        node.put("number", entry == null ? null : entry.number().printed());
        node.put("volume", entry == null ? null : entry.volume());
        node.put("day", day(entry));
        node.put("agency", found.agency().isEmpty() ? null : found.agency());
        node.put("code", found.code().isEmpty() ? null : found.code());
        node.put("decision", found.decision().isEmpty() ? null : found.decision());
        return node;
    }

    private static @Nullable String day(@Nullable Entry entry) {
        return entry == null ? null : entry.day().toString();
    }
}
