package vn.chungthuc.agent.token;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import vn.chungthuc.agent.command.SignCommand;
import vn.chungthuc.agent.driver.Drivers;

/// Signs a document and some bytes as the agent does and then waits, so that its memory can be
/// looked at. Arguments: module, file with the PIN, document, where to.
final class SecretPlay {
    private SecretPlay() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var module = Path.of(arguments[0]);
        var pinFile = Path.of(arguments[1]);
        int code =
                new SignCommand(out, out, _ -> pin(pinFile), ZonedDateTime::now)
                        .run("--driver", arguments[0], arguments[2], arguments[3]);
        try (var tokens = new Tokens(Drivers.named(List.of(module)), List.of())) {
            var token = tokens.look(Duration.ofSeconds(60)).tokens().getFirst();
            var pin = pin(pinFile);
            try (var key = token.open(token.certificates().getFirst(), pin)) {
                Arrays.fill(pin, '\0');
                code += key.sign(CardCase.DATA).length > 0 ? 0 : 10;
            }
            out.println("SIGNED " + code);
            System.in.read();
        }
    }

    private static char[] pin(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var pin = new char[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                pin[i] = (char) bytes[i];
            }
            Arrays.fill(bytes, (byte) 0);
            return pin;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
