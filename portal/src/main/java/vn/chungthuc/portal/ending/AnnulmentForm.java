package vn.chungthuc.portal.ending;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.dossier.Annulment;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;

/// "Hủy bỏ giá trị pháp lý": the fields as typed.
public record AnnulmentForm(
        String decision, String day, String signer, String reason, String link) {
    private static final int LONGEST = 120;
    private static final int LONGEST_REASON = 500;

    static AnnulmentForm empty() {
        return new AnnulmentForm("", "", "", "", "");
    }

    static AnnulmentForm of(Form form) {
        return new AnnulmentForm(
                form.text("decision"),
                form.text("day"),
                form.text("signer"),
                form.lines("reason"),
                form.text("link"));
    }

    /// Null with at least one fault added.
    ///
    /// @param completed the first day on which there was something to annul
    /// @param today the last day that a decision can bear
    @Nullable Annulment read(LocalDate completed, LocalDate today, List<Fault> faults) {
        int before = faults.size();
        filled(faults, "decision", decision, LONGEST);
        filled(faults, "signer", signer, LONGEST);
        filled(faults, "reason", reason, LONGEST_REASON);
        var on = day(day);
        if (on == null || on.isAfter(today) || on.isBefore(completed)) {
            faults.add(new Fault("day", "annul.fault.day"));
        }
        if (!link.isEmpty() && !published(link)) {
            faults.add(new Fault("link", "annul.fault.link"));
        }
        return faults.size() > before || on == null
                ? null
                : new Annulment(decision, on, signer, reason, link);
    }

    /// An address that a browser can open: nothing else gets into a link of ours.
    static boolean published(String link) {
        try {
            var uri = new URI(link);
            return link.length() <= 500
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void filled(List<Fault> faults, String field, String text, int most) {
        if (text.isEmpty()) {
            faults.add(new Fault(field, "annul.fault." + field));
        } else if (text.length() > most) {
            faults.add(new Fault(field, "fault.text.long", String.valueOf(most)));
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
