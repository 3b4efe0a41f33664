package vn.chungthuc.agent.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.chungthuc.agent.token.CardToken;
import vn.chungthuc.agent.token.DriverReport;
import vn.chungthuc.agent.token.Inventory;
import vn.chungthuc.agent.token.Token;
import vn.chungthuc.agent.token.TokenCertificate;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.agent.words.Words;

/// `tokens`: what is plugged in and the certificates on it, without any PIN.
public final class TokensCommand {
    private final PrintStream out;
    private final Tokens tokens;
    private final InstantSource clock;

    public TokensCommand(PrintStream out, Tokens tokens, InstantSource clock) {
        this.out = out;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// @return the exit code: 0 when there is a token, else 1
    public int run(ShowOptions options) throws IOException {
        var words = new Words("command", options.language());
        var seen = tokens.look(Tokens.PATIENCE);
        var present = seen.tokens();
        if (options.json()) {
            out.println(new ObjectMapper().writeValueAsString(json(seen)));
        } else if (present.isEmpty()) {
            out.println(words.text("tokens.none"));
            print(seen.drivers(), words);
        } else {
            present.forEach(token -> print(token, words));
            print(seen.drivers(), words);
        }
        return present.isEmpty() ? Refusal.FAILED : 0;
    }

    /// Drivers that cannot be used, and why.
    private void print(List<DriverReport> drivers, Words words) {
        drivers.stream()
                .filter(driver -> driver.verdict().isTrouble())
                .forEach(driver ->
                        out.println(
                                driver.driver().module()
                                        + ": "
                                        + driver.verdict().words(words.locale())));
    }

    private void print(Token token, Words words) {
        out.println(
                words.text("tokens.token", token.label(), words.text("pin." + token.pinState())));
        for (var each : token.certificates()) {
            out.println(
                    words.text(
                            "tokens.certificate",
                            each.owner(),
                            each.issuer(),
                            each.serial(),
                            each.leaf().getNotAfter().toInstant().toString().substring(0, 10)));
            unfit(each).forEach(why -> out.println("      " + words.text("unfit." + why)));
        }
    }

    private Map<String, Object> json(Inventory seen) {
        var all = new LinkedHashMap<String, Object>();
        all.put("tokens", seen.tokens().stream().map(this::json).toList());
        all.put("drivers", seen.drivers().stream().map(TokensCommand::json).toList());
        return all;
    }

    /// `module`, `source`, `verdict` (see [vn.chungthuc.agent.driver.DriverVerdict]), `slots`.
    private static Map<String, Object> json(DriverReport report) {
        var one = new LinkedHashMap<String, Object>();
        one.put("module", report.driver().module().toString());
        one.put("source", report.driver().source().name());
        one.put("verdict", report.verdict().name());
        one.put("detail", report.detail());
        one.put("slots", report.tokens().stream().map(CardToken::slot).toList());
        return one;
    }

    /// `label`, `pin` and `certificates` of one token; `unfit` is empty for one that can sign.
    private Map<String, Object> json(Token token) {
        var one = new LinkedHashMap<String, Object>();
        one.put("label", token.label());
        one.put("pin", token.pinState().name());
        one.put("certificates", token.certificates().stream().map(this::json).toList());
        return one;
    }

    private Map<String, Object> json(TokenCertificate certificate) {
        var one = new LinkedHashMap<String, Object>();
        one.put("owner", certificate.owner());
        one.put("issuer", certificate.issuer());
        one.put("serial", certificate.serial());
        one.put("sha256", certificate.fingerprint().hex());
        one.put("notBefore", certificate.leaf().getNotBefore().toInstant().toString());
        one.put("notAfter", certificate.leaf().getNotAfter().toInstant().toString());
        one.put("unfit", unfit(certificate));
        return one;
    }

    private List<String> unfit(TokenCertificate certificate) {
        return certificate.unfit(clock.instant(), List.of(certificate.fingerprint())).stream()
                .map(Enum::name)
                .toList();
    }
}
