package vn.chungthuc.agent.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.TestPki;

/// The command with a key file of its own, in this JVM.
final class CommandLine {
    static final String PIN = "123456";

    final TestPki pki;
    final Identity signer;
    private final List<String> key;

    /// What a call came to.
    record Said(int code, String out, String err) {}

    CommandLine(Path folder, TestPki.KeyKind kind) throws IOException, GeneralSecurityException {
        pki = TestPki.create(InstantSource.system());
        signer = pki.signer("Đặng Thị Ngọc Ẩn", "Xã Mẫu", kind);
        var p12 = signer.writePkcs12(folder.resolve(kind + ".p12"), PIN);
        var pin = Files.writeString(folder.resolve(kind + ".pin"), PIN + "\n");
        key = List.of("--p12", p12.toString(), "--pin-file", pin.toString());
    }

    /// The options that name the key.
    List<String> key() {
        return key;
    }

    /// Signs with the key file.
    Said sign(Path in, Path out, String... options) {
        var arguments = new ArrayList<>(key);
        arguments.addAll(List.of(options));
        arguments.add(in.toString());
        arguments.add(out.toString());
        return run(arguments.toArray(String[]::new));
    }

    static Said run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                new SignCommand(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                _ -> null,
                                ZonedDateTime::now)
                        .run(arguments);
        return new Said(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
