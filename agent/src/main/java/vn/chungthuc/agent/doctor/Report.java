package vn.chungthuc.agent.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.chungthuc.agent.doctor.Symptom.Verdict;
import vn.chungthuc.agent.words.Words;

/// All that the self-check found, from the bottom layer up.
public record Report(List<Finding> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    static Report of(List<Finding> found) {
        return new Report(
                found.stream()
                        .sorted(Comparator.comparing((Finding each) -> each.symptom().layer()))
                        .toList());
    }

    /// Whether nothing stands against signing.
    public boolean isGood() {
        return findings.stream().noneMatch(each -> each.symptom().verdict() == Verdict.FAULT);
    }

    /// One line a finding, the next step below it.
    public String text(Words words) {
        var text = new StringBuilder();
        for (var each : findings) {
            var layer = words.text("layer." + each.symptom().layer());
            text.append(words.text("sign." + each.symptom().verdict()))
                    .append(' ')
                    .append(layer)
                    .append(": ")
                    .append(each.sentence(words))
                    .append('\n');
            each.nextStep(words).ifPresent(step -> text.append("      ").append(step).append('\n'));
        }
        return text.append(words.text(isGood() ? "end.good" : "end.fault")).append('\n').toString();
    }

    /// For scripts: `good`, and of each finding `layer`, `verdict`, `code`, `facts`, `sentence`,
    /// `nextStep` (missing when there is none).
    public Map<String, Object> json(Words words) {
        var list = new ArrayList<Map<String, Object>>();
        for (var each : findings) {
            var one = new LinkedHashMap<String, Object>();
            one.put("layer", each.symptom().layer().name().toLowerCase(Locale.ROOT));
            one.put("verdict", each.symptom().verdict().name().toLowerCase(Locale.ROOT));
            one.put("code", each.symptom().code());
            one.put("facts", each.facts());
            one.put("sentence", each.sentence(words));
            each.nextStep(words).ifPresent(step -> one.put("nextStep", step));
            list.add(one);
        }
        var report = new LinkedHashMap<String, Object>();
        report.put("good", isGood());
        report.put("findings", list);
        return report;
    }
}
