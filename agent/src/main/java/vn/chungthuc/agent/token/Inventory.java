package vn.chungthuc.agent.token;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vn.chungthuc.agent.driver.DriverVerdict;

/// All that was there at one look.
///
/// @param drivers every driver that was found or named, with its tokens
/// @param tokens each once: where two drivers show the same certificates, that of the first counts
public record Inventory(List<DriverReport> drivers, List<Token> tokens) {
    public Inventory {
        drivers = List.copyOf(drivers);
        tokens = List.copyOf(tokens);
    }

    static Inventory of(List<DriverReport> drivers, List<? extends Token> others) {
        var tokens = new ArrayList<Token>();
        var known = new HashSet<TokenCertificate>();
        for (var driver : drivers) {
            for (var token : driver.tokens()) {
                var certificates = token.certificates();
                if (certificates.isEmpty() || known.addAll(certificates)) {
                    tokens.add(token);
                }
            }
        }
        tokens.addAll(others);
        return new Inventory(drivers, tokens);
    }

    /// Whether a driver has not answered yet: there may be more in a moment.
    public boolean isUnfinished() {
        return drivers.stream().anyMatch(each -> each.verdict() == DriverVerdict.LOOKING);
    }
}
