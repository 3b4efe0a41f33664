package vn.chungthuc.agent.token;

import java.util.List;
import vn.chungthuc.agent.driver.Driver;
import vn.chungthuc.agent.driver.DriverVerdict;

/// How it stands with a driver and what it shows, for lists and self-checks.
///
/// @param verdict in words by [DriverVerdict#words]
/// @param detail for support: function and code of PKCS#11; may be empty
/// @param tokens that are plugged in, each with its slot, PIN state and certificates
public record DriverReport(
        Driver driver, DriverVerdict verdict, String detail, List<CardToken> tokens) {
    public DriverReport {
        tokens = List.copyOf(tokens);
    }
}
