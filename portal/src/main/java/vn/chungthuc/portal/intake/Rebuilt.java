package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.Inventory;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// Whether other readers find the objects that ours finds. A reference to nothing is null (ISO
/// 32000-2, 7.3.10), but some readers then take the file for damaged and collect its objects anew,
/// by the words `n g obj` wherever they stand: what was freed is there again, and what looks like
/// an object inside a stream is one. And readers differ over what a hybrid file hides (7.5.8.4).
final class Rebuilt {
    private static final Pattern OBJECT =
            Pattern.compile("[0-9]\\s{1,99}[0-9]{1,9}\\s{1,99}obj|trailer\\s{0,99}<<");
    private static final int CHUNK = 1 << 18;
    private static final int LONGEST_WORDS = 256;
    private static final int MOST_MISSING = 10_000;

    /// Ways that lead away from what a page shows.
    private static final Set<String> ELSEWHERE =
            Set.of("Parent", "P", "Dest", "A", "B", "Metadata");

    private final PdfFile file;
    private final Map<Integer, List<Integer>> ways = new HashMap<>();
    private final Set<Integer> missing = new HashSet<>();
    private final List<PdfValue.Stream> streams = new ArrayList<>();
    private boolean words;
    private boolean another;

    Rebuilt(PdfFile file) {
        this.file = file;
    }

    void add(int number, PdfValue value, Inventory.Standing standing) {
        if (value instanceof PdfValue.Stream stream) {
            streams.add(stream);
        }
        another |= standing == Inventory.Standing.UNLISTED && file.holds(number);
        boolean current = standing == Inventory.Standing.CURRENT;
        walk(value, current ? ways.computeIfAbsent(number, _ -> new ArrayList<>(2)) : null);
    }

    private void walk(PdfValue value, @Nullable List<Integer> from) {
        var open = new ArrayDeque<PdfValue>(List.of(value));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case PdfValue.Array(var items) -> open.addAll(items);
                case PdfValue.Stream(var dict, _, _) -> open.add(dict);
                case PdfValue.Dict(var entries) ->
                        entries.forEach((key, entry) -> {
                            if (from != null && ELSEWHERE.contains(key)) {
                                walk(entry, new ArrayList<>());
                            } else {
                                open.add(entry);
                            }
                        });
                case PdfValue.Str(var bytes, _) -> words |= found(bytes);
                case PdfValue.Ref(int to, _) -> {
                    if (from != null) {
                        from.add(to);
                        note(to);
                    }
                }
                case PdfValue.Null _,
                        PdfValue.Bool _,
                        PdfValue.Int _,
                        PdfValue.Real _,
                        PdfValue.Name _ -> {}
            }
        }
    }

    private void note(int to) {
        if (!file.holds(to) && missing.size() < MOST_MISSING) {
            missing.add(to);
        }
    }

    /// To be asked when all objects were added.
    void judge(Findings findings) throws IOException, PdfFault {
        var shown = shown();
        if (shown.stream().anyMatch(file::hides)) {
            findings.refuse(Reason.DAMAGED);
        }
        if (missing.isEmpty()) {
            return;
        }
        findings.warn(Caution.MISSING_OBJECTS);
        boolean freed =
                missing.stream()
                        .anyMatch(number -> shown.contains(number) && file.everHeld(number));
        if (freed || another || words || inStreams()) {
            findings.refuse(Reason.DAMAGED);
        }
    }

    /// What the pages lead to, whether it is there or not.
    private Set<Integer> shown() throws IOException, PdfFault {
        var shown = new HashSet<Integer>();
        var open = new ArrayDeque<Integer>();
        if (file.catalog().get("Pages") instanceof PdfValue.Ref(int root, _)) {
            open.add(root);
        }
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (shown.add(next)) {
                open.addAll(ways.getOrDefault(next, List.of()));
            }
        }
        return shown;
    }

    private boolean inStreams() throws IOException {
        for (var stream : streams) {
            long end = stream.start() + stream.length();
            for (long at = stream.start(); at < end; at += CHUNK) {
                int length = (int) Math.min(CHUNK + LONGEST_WORDS, end - at);
                var bytes = file.source().bytes(at, length);
                if (found(new String(bytes, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean found(String text) {
        return (text.contains("obj") || text.contains("trailer")) && OBJECT.matcher(text).find();
    }
}
