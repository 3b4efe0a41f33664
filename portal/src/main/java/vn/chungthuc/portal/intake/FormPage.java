package vn.chungthuc.portal.intake;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Original;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Shown;
import vn.chungthuc.portal.web.Words;

/// What `intake/form.jte` shows.
///
/// @param taken the scan that need not be chosen again; null for none
/// @param before the dossier that this person's previous paper became; null for none
/// @param resumed the returned dossier that is edited; null for a new one
/// @param replaced the annulled dossier in whose place the new one is ("Cấp lại"); null for none
public record FormPage(
        Values values,
        List<Fault> faults,
        IntakeForm.Choices choices,
        ScanDesk.Taken.@Nullable Fine taken,
        @Nullable Before before,
        @Nullable Dossier resumed,
        @Nullable Dossier replaced) {
    public static final long LIMIT = ScanDesk.LIMIT;

    /// @param cautions what its scan made the check say
    public record Before(Dossier dossier, List<Caution> cautions) {}

    public String title(Words words) {
        return resumed == null
                ? words.say("intake.title")
                : words.say("intake.resume.title", resumed.code());
    }

    public String action() {
        if (resumed != null) {
            return "/intake/" + resumed.id() + "/resume";
        }
        return replaced == null ? "/intake" : "/intake?replaces=" + replaced.id();
    }

    /// Why it came back; null for a new dossier.
    public @Nullable String returned() {
        return resumed != null && resumed.stage() instanceof Stage.Returned(var reason, _, _)
                ? reason
                : null;
    }

    /// Pages of the scan that a returned dossier has already; 0 for a new one.
    public int current() {
        return resumed == null ? 0 : resumed.original().pages();
    }

    /// The scan that need not be chosen again; null for none.
    public KeptScans.@Nullable Kept kept() {
        return taken == null ? null : taken.scan();
    }

    /// What the officer should know of it.
    public List<String> cautions(Words words) {
        return taken == null
                ? List.of()
                : taken.cautions().stream()
                        .sorted()
                        .map(caution -> words.say(caution.key()))
                        .toList();
    }

    /// Where the scan that is there already can be seen; null for none.
    public @Nullable String keptUrl() {
        if (taken != null) {
            return "/intake/scan/" + values.key();
        }
        return resumed == null ? null : "/intake/" + resumed.id() + "/scan";
    }

    public @Nullable Fault fault(String field) {
        return Fault.at(faults, field).orElse(null);
    }

    /// The fee of one copy by its pages, until it grows no more: for the script, so that the rule
    /// stands in one place.
    public String fees() {
        return IntStream.rangeClosed(1, 200)
                .mapToObj(pages -> String.valueOf(fee(pages, 1)))
                .collect(joining(","));
    }

    /// As far as pages and copies are numbers.
    public String fee() {
        boolean known =
                values.pages().matches("[1-9][0-9]{0,3}")
                        && values.copies().matches("[1-9][0-9]{0,2}");
        return known
                ? Shown.dong(
                        fee(Integer.parseInt(values.pages()), Integer.parseInt(values.copies())))
                : Shown.NOTHING;
    }

    private static int fee(int pages, int copies) {
        return new Original("-", pages, copies, "", "").feeDong();
    }
}
