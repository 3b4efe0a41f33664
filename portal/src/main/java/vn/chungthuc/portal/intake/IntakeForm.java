package vn.chungthuc.portal.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.Officials;
import vn.chungthuc.portal.dossier.Original;
import vn.chungthuc.portal.dossier.Registrant;
import vn.chungthuc.portal.dossier.Submission;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;

/// What became of the fields that the officer sent: a submission, or what to mend in them.
public sealed interface IntakeForm {
    int LONGEST_NAME = 120;
    int LONGEST_TEXT = 500;

    record Accepted(Submission submission) implements IntakeForm {}

    record Rejected(List<Fault> faults) implements IntakeForm {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }

    /// What the form offers for choosing.
    ///
    /// @param types document types by name
    record Choices(
            List<String> types, List<Agencies.Clause> clauses, List<Officials.Holder> leaders) {}

    static IntakeForm read(Values values, Choices choices, UUID official, Instant now) {
        var check = new Check(values, choices);
        var faults = check.all();
        return faults.isEmpty()
                ? new Accepted(check.submission(official, now))
                : new Rejected(faults);
    }

    /// One method a group of fields; each adds what it finds.
    final class Check {
        private final Values values;
        private final Choices choices;
        private final List<Fault> faults = new ArrayList<>();

        private Check(Values values, Choices choices) {
            this.values = values;
            this.choices = choices;
        }

        private List<Fault> all() {
            registrant();
            paper();
            choice();
            if (!values.compared()) {
                fault("compared", "fault.compared");
            }
            return faults;
        }

        private void registrant() {
            if (values.name().isEmpty()) {
                fault("name", "fault.name");
            } else if (values.name().length() > LONGEST_NAME) {
                fault("name", "fault.name.long");
            }
            if (values.email().isEmpty()) {
                fault("email", "fault.email");
            } else if (!Form.address(values.email())) {
                fault("email", "fault.email.wrong");
            }
            if (!values.idNumber().matches("|[A-Za-z0-9-]{5,20}")) {
                fault("idNumber", "fault.idnumber");
            }
            if (!values.phone().matches("|(?:0|\\+84)[0-9]{8,10}")) {
                fault("phone", "fault.phone");
            }
            tooLong("behalf", values.behalf(), LONGEST_NAME);
        }

        private void paper() {
            if (values.type().isEmpty()) {
                fault("type", "fault.type");
            } else if (values.other() && values.otherType().isEmpty()) {
                fault("otherType", "fault.othertype");
            } else if (!values.other() && !choices.types().contains(values.type())) {
                fault("type", "fault.type");
            }
            tooLong("otherType", values.otherType(), LONGEST_NAME);
            if (!CertificationPage.canPrint(values.otherType())) {
                fault("otherType", "fault.text.letters");
            }
            if (within(values.pages(), 2000) == 0) {
                fault("pages", "fault.pages");
            }
            if (within(values.copies(), 100) == 0) {
                fault("copies", "fault.copies");
            }
            tooLong("note", values.note(), LONGEST_TEXT);
            tooLong("receipt", values.receipt(), 50);
        }

        private void choice() {
            if (clause() == null) {
                fault("clause", "fault.clause");
            }
            if (!values.leader().isEmpty() && leader() == null) {
                fault("leader", "fault.leader");
            }
        }

        private Submission submission(UUID official, Instant now) {
            var clause = clause();
            var registrant =
                    new Registrant(
                            Registrant.Kind.valueOf(values.kind()),
                            values.name(),
                            values.email(),
                            values.phone(),
                            values.idNumber(),
                            values.behalf());
            var original =
                    new Original(
                            values.other() ? values.otherType() : values.type(),
                            within(values.pages(), 2000),
                            within(values.copies(), 100),
                            values.note(),
                            values.receipt());
            return new Submission(
                    values.key(),
                    registrant,
                    original,
                    clause == null ? "" : clause.title(),
                    now,
                    official,
                    leader(),
                    null,
                    values.extensions());
        }

        private Agencies.@Nullable Clause clause() {
            return choices.clauses().stream()
                    .filter(clause -> clause.id().toString().equals(values.clause()))
                    .findAny()
                    .orElse(null);
        }

        private @Nullable UUID leader() {
            return choices.leaders().stream()
                    .map(Officials.Holder::id)
                    .filter(id -> id.toString().equals(values.leader()))
                    .findAny()
                    .orElse(null);
        }

        private void tooLong(String field, String text, int most) {
            if (text.length() > most) {
                faults.add(new Fault(field, "fault.text.long", String.valueOf(most)));
            }
        }

        private void fault(String field, String key) {
            faults.add(new Fault(field, key));
        }

        /// 0 for what is no number from 1 to `most`.
        private static int within(String text, int most) {
            int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
            return number <= most ? number : 0;
        }
    }
}
