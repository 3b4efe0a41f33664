package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A PDF made by code and what intake must say of it.
///
/// @param name unique; letters, digits and `-`
/// @param code of `scan.refused.`, or `fine`
/// @param caution that must be told with it; empty for none
public record PdfCase(String name, String code, String caution, Content content) {
    /// Makes the bytes anew each time.
    @FunctionalInterface
    public interface Content {
        byte[] make();
    }

    static PdfCase refused(String code, String name, Content content) {
        return new PdfCase(code + "-" + name, code, "", content);
    }

    static PdfCase fine(String name, Content content) {
        return new PdfCase("fine-" + name, "fine", "", content);
    }

    static PdfCase warned(String caution, String name, Content content) {
        return new PdfCase("fine-" + caution + "-" + name, "fine", caution, content);
    }

    /// Every case: hostile ones of each class, in the places where such things hide, and their
    /// clean twins.
    public static List<PdfCase> all() {
        return Stream.of(
                        RunningCases.all(),
                        HiddenCases.all(),
                        CostlyCases.all(),
                        BrokenCases.all(),
                        TwofoldCases.all(),
                        PaintedCases.all(),
                        CleanCases.all(),
                        OddCases.all())
                .flatMap(List::stream)
                .toList();
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, content.make());
    }

    @Override
    public String toString() {
        return name;
    }
}
