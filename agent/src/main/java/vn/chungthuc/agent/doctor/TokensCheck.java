package vn.chungthuc.agent.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.agent.driver.DriverVerdict;
import vn.chungthuc.agent.token.DriverReport;
import vn.chungthuc.agent.token.Inventory;
import vn.chungthuc.agent.token.PinState;
import vn.chungthuc.agent.token.Token;
import vn.chungthuc.agent.token.TokenCertificate;
import vn.chungthuc.agent.token.TokenCertificate.Unfit;
import vn.chungthuc.agent.token.Tokens;

/// Drivers, what is plugged in, and the certificates on it.
final class TokensCheck implements Check {
    private static final Duration SOON = Duration.ofDays(30);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ZoneOffset.ofHours(7));

    private final Tokens tokens;
    private final InstantSource clock;

    TokensCheck(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        var seen = tokens.look(Tokens.PATIENCE);
        var found = new ArrayList<>(drivers(seen));
        var present = seen.tokens();
        if (present.isEmpty()) {
            found.add(Finding.of(Symptom.TOKEN_NONE));
        }
        boolean usable = false;
        for (var token : present) {
            found.add(Finding.of(symptom(token.pinState()), token.label()));
            if (token.certificates().isEmpty()) {
                found.add(Finding.of(Symptom.CERTIFICATE_HIDDEN, token.label()));
                usable = true; // for all we know
            }
            for (var certificate : token.certificates()) {
                var finding = certificate(token, certificate);
                usable |= isUsable(finding.symptom());
                found.add(finding);
            }
        }
        if (!usable && !present.isEmpty()) {
            found.add(Finding.of(Symptom.CERTIFICATE_NONE));
        }
        return found;
    }

    private static List<Finding> drivers(Inventory seen) {
        return seen.drivers().isEmpty()
                ? List.of(Finding.of(Symptom.DRIVER_NONE))
                : seen.drivers().stream().map(TokensCheck::driver).toList();
    }

    private static Finding driver(DriverReport report) {
        var module = report.driver().module();
        return report.verdict() == DriverVerdict.WORKS
                ? Finding.of(Symptom.DRIVER_FOUND, module)
                : Finding.of(Symptom.DRIVER_REJECTED, module, report.verdict());
    }

    private static Symptom symptom(PinState state) {
        return switch (state) {
            case FINE -> Symptom.TOKEN_PRESENT;
            case COUNT_LOW -> Symptom.TOKEN_COUNT_LOW;
            case FINAL_TRY -> Symptom.TOKEN_FINAL_TRY;
            case LOCKED -> Symptom.TOKEN_LOCKED;
        };
    }

    private static boolean isUsable(Symptom symptom) {
        return symptom == Symptom.CERTIFICATE_GOOD || symptom == Symptom.CERTIFICATE_ENDS_SOON;
    }

    private Finding certificate(Token token, TokenCertificate certificate) {
        var ends = certificate.leaf().getNotAfter().toInstant();
        return Finding.of(
                symptom(certificate, ends.isBefore(clock.instant().plus(SOON))),
                certificate.owner(),
                certificate.issuer(),
                DAY.format(ends),
                certificate.serial(),
                token.label());
    }

    private Symptom symptom(TokenCertificate certificate, boolean endsSoon) {
        var unfit = certificate.unfit(clock.instant(), List.of(certificate.fingerprint()));
        if (unfit.isEmpty()) {
            return endsSoon ? Symptom.CERTIFICATE_ENDS_SOON : Symptom.CERTIFICATE_GOOD;
        }
        return symptom(unfit.iterator().next());
    }

    private static Symptom symptom(Unfit why) {
        return switch (why) {
            case EXPIRED -> Symptom.CERTIFICATE_EXPIRED;
            case NOT_YET_VALID -> Symptom.CERTIFICATE_NOT_YET_VALID;
            case KEY_TOO_WEAK -> Symptom.CERTIFICATE_TOO_WEAK;
            case NO_SIGNING_USAGE, NOT_IN_TICKET, NO_PRIVATE_KEY ->
                    Symptom.CERTIFICATE_NOT_FOR_SIGNING;
        };
    }
}
