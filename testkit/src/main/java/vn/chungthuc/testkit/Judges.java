package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Programs of others that say what they make of a file.
public final class Judges {
    private static final Pattern SIGNER = Pattern.compile("Signer Certificate Common Name: (.*)");

    private Judges() {}

    /// A judge's word.
    ///
    /// @param sound no complaint, and for signatures at least one and all valid
    /// @param said everything the program printed
    public record Opinion(boolean sound, String said) {}

    /// What `pdfsig` (poppler) found.
    ///
    /// @param signers common names in the order of the signatures
    /// @param allValid at least one signature, each intact
    /// @param wholeSigned the last signature covers the whole file
    public record Signatures(
            List<String> signers, boolean allValid, boolean wholeSigned, String said) {
        public Signatures {
            signers = List.copyOf(signers);
        }
    }

    public static boolean qpdfAvailable() {
        return Programs.has("qpdf");
    }

    public static boolean pdfsigAvailable() {
        return Programs.has("pdfsig");
    }

    /// `qpdf --check`: sound when it neither errs nor warns.
    public static Opinion qpdf(Path file) throws IOException {
        var said = Programs.run(Map.of(), List.of("qpdf", "--check", file.toString()));
        return new Opinion(said.code() == 0, said.output());
    }

    /// `pdfsig -nocert`: integrity of each signature; chains are for others to judge.
    public static Signatures pdfsig(Path file) throws IOException {
        var said = Programs.run(Map.of(), List.of("pdfsig", "-nocert", file.toString()));
        var text = said.output();
        var signers = SIGNER.matcher(text).results().map(m -> m.group(1).strip()).toList();
        long valid = count(text, "Signature Validation: Signature is Valid.");
        int last = text.lastIndexOf("Signature #");
        return new Signatures(
                signers,
                !signers.isEmpty() && valid == signers.size(),
                last >= 0 && text.indexOf("Total document signed", last) > last,
                text);
    }

    private static long count(String text, String what) {
        return Pattern.compile(Pattern.quote(what)).matcher(text).results().count();
    }
}
