package vn.chungthuc.portal.ending;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.chungthuc.portal.agency.Officials.Holder;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;

/// "Từ chối chứng thực": the fields as typed.
///
/// @param ground name of a [Ground]; empty: none chosen
/// @param certifier id of the leader in whose name the slip is
public record RefusalForm(
        String requester,
        String idNumber,
        String documentType,
        String ground,
        String explanation,
        String certifier) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEXT = 500;

    static RefusalForm empty() {
        return new RefusalForm("", "", "", "", "", "");
    }

    static RefusalForm of(Form form) {
        return new RefusalForm(
                form.text("requester"),
                form.text("idNumber"),
                form.text("documentType"),
                form.text("ground"),
                form.lines("explanation"),
                form.text("certifier"));
    }

    /// A dossier says itself who asks and for what.
    RefusalForm about(Dossier dossier) {
        return new RefusalForm(
                dossier.registrant().name(),
                dossier.registrant().idNumber(),
                dossier.original().documentType(),
                ground,
                explanation,
                certifier);
    }

    RefusalForm by(String leader) {
        return new RefusalForm(requester, idNumber, documentType, ground, explanation, leader);
    }

    /// Empty with at least one fault added.
    Optional<Refusals.Refusal> read(List<Holder> leaders, List<Fault> faults) {
        var found = new ArrayList<Fault>();
        named(found, "requester", requester);
        named(found, "documentType", documentType);
        if (idNumber.length() > 20) {
            found.add(new Fault("idNumber", "fault.idnumber"));
        }
        var why = Arrays.stream(Ground.values()).filter(g -> g.name().equals(ground)).findAny();
        if (why.isEmpty()) {
            found.add(new Fault("ground", "ending.fault.ground"));
        }
        if (explanation.isEmpty()) {
            found.add(new Fault("explanation", "ending.fault.explanation"));
        } else if (explanation.length() > LONGEST_TEXT) {
            found.add(new Fault("explanation", "fault.text.long", String.valueOf(LONGEST_TEXT)));
        }
        var leader = leaders.stream().filter(h -> h.id().toString().equals(certifier)).findAny();
        if (leader.isEmpty()) {
            found.add(new Fault("certifier", "fault.leader"));
        }
        faults.addAll(found);
        return found.isEmpty()
                ? Optional.of(refusal(why.orElseThrow(), leader.orElseThrow()))
                : Optional.empty();
    }

    private Refusals.Refusal refusal(Ground why, Holder leader) {
        return new Refusals.Refusal(
                requester,
                idNumber,
                documentType,
                why,
                explanation,
                leader.name(),
                (leader.basis() + " " + leader.title()).strip());
    }

    private static void named(List<Fault> faults, String field, String text) {
        if (text.isEmpty()) {
            faults.add(new Fault(field, "ending.fault." + field));
        } else if (text.length() > LONGEST_NAME) {
            faults.add(new Fault(field, "fault.text.long", String.valueOf(LONGEST_NAME)));
        }
    }
}
