package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Programs of others that say what they make of a file.
public final class Judges {
    private static final Pattern SIGNER = Pattern.compile("Signer Certificate Common Name: (.*)");
    private static final String VALID = "Signature Validation: Signature is Valid.";

    private Judges() {}

    /// A judge's word.
    ///
    /// @param sound no complaint, and for signatures at least one and all valid
    /// @param said everything the program printed
    public record Opinion(boolean sound, String said) {}

    /// What `pdfsig` (poppler) found.
    ///
    /// @param signers common names in the order of the signatures; empty fields are left out
    /// @param allValid at least one signature, each intact
    /// @param wholeSigned the last signature or document timestamp covers the whole file
    /// @param timestamps how many document timestamps there are, which poppler cannot judge
    public record Signatures(
            List<String> signers,
            boolean allValid,
            boolean wholeSigned,
            int timestamps,
            String said) {
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
        var signed =
                Arrays.stream(said.output().split("(?m)^Signature #"))
                        .skip(1)
                        .filter(block -> !block.contains("is not signed"))
                        .toList();
        var people = signed.stream().filter(block -> !isTimestamp(block)).toList();
        return new Signatures(
                people.stream().map(Judges::signer).toList(),
                !people.isEmpty() && people.stream().allMatch(block -> block.contains(VALID)),
                !signed.isEmpty() && signed.getLast().contains("Total document signed"),
                signed.size() - people.size(),
                said.output());
    }

    public static boolean popplerAvailable() {
        return Programs.has("pdfinfo") && Programs.has("pdftotext");
    }

    /// What `pdftotext` copies out of the whole file.
    public static String text(Path file) throws IOException {
        return Programs.run(Map.of(), List.of("pdftotext", file.toString(), "-")).output();
    }

    /// The structure tree with its text, as `pdfinfo` tells it.
    public static String structure(Path file) throws IOException {
        return Programs.run(Map.of(), List.of("pdfinfo", "-struct-text", file.toString())).output();
    }

    /// Older versions do not know the name of the type.
    private static boolean isTimestamp(String block) {
        return block.contains("Signature Type: ETSI.RFC3161")
                || block.contains("Signature Type: unknown");
    }

    private static String signer(String block) {
        var name = SIGNER.matcher(block);
        return name.find() ? name.group(1).strip() : "?";
    }
}
