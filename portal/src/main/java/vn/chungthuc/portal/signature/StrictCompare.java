package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Span;

/// Whether two values, one of the signed revision and one of now, mean the same through every path
/// that leads on from them. Objects that have a rule of their own are judged there, once, and pass
/// here.
///
/// What was found of a pair of objects stays found, whoever asks for it next: an object that is
/// reached by two paths and differs does so on both.
final class StrictCompare {
    private record Pair(PdfValue.Ref before, PdfValue.Ref after) {}

    /// Stands for the values with which a walk begins.
    private static final Pair BEGINNING = new Pair(new PdfValue.Ref(0, 0), new PdfValue.Ref(0, 0));

    private final PdfFile signed;
    private final PdfFile now;
    private final Set<Integer> moved;
    private final Set<Integer> judgedElsewhere = new HashSet<>();
    private final Map<Pair, Boolean> known = new HashMap<>();
    private final Deque<Pair> open = new ArrayDeque<>();

    /// Of the walk that is under way: from which pairs each pair was reached.
    private final Map<Pair, List<Pair>> reachedFrom = new HashMap<>();

    private Pair at = BEGINNING;
    private final Set<Integer> touched;
    private final boolean mayGrow;

    StrictCompare(PdfFile signed, PdfFile now, Set<Integer> moved) {
        this(signed, now, moved, new HashSet<>(), false);
    }

    private StrictCompare(
            PdfFile signed,
            PdfFile now,
            Set<Integer> moved,
            Set<Integer> touched,
            boolean mayGrow) {
        this.touched = touched;
        this.signed = signed;
        this.now = now;
        this.moved = moved;
        this.mayGrow = mayGrow;
    }

    /// The same comparison for the structure tree, whose lists may grow (ISO 32000-2, 14.7): a
    /// signature's widget is an element of it too. Nothing of it is shown on a page.
    StrictCompare growing() {
        var growing = new StrictCompare(signed, now, moved, touched, true);
        growing.judgedElsewhere.addAll(judgedElsewhere);
        return growing;
    }

    /// From now on this object passes: it has a rule of its own.
    void judgedElsewhere(PdfValue.Ref ref) {
        judgedElsewhere.add(ref.number());
    }

    /// Whether a path led to it, here or where it has its rule.
    boolean touched(int number) {
        return judgedElsewhere.contains(number) || touched.contains(number);
    }

    /// Goes on after a difference, so that everything reachable has been looked at in the end.
    boolean same(@Nullable PdfValue before, @Nullable PdfValue after) throws IOException, PdfFault {
        var different = new ArrayDeque<Pair>();
        reachedFrom.clear();
        at = BEGINNING;
        if (!equal(before, after)) {
            different.add(BEGINNING);
        }
        while (!open.isEmpty()) {
            at = open.removeFirst();
            if (!pair(at)) {
                different.add(at);
            }
        }
        return remember(different);
    }

    /// A pair that leads to a different one is different itself; all others of the walk are equal.
    private boolean remember(Deque<Pair> different) {
        var differ = new HashSet<>(different);
        while (!different.isEmpty()) {
            for (var from : reachedFrom.getOrDefault(different.removeFirst(), List.of())) {
                if (differ.add(from)) {
                    different.add(from);
                }
            }
        }
        reachedFrom.keySet().forEach(pair -> known.put(pair, !differ.contains(pair)));
        return !differ.contains(BEGINNING);
    }

    private boolean pair(Pair pair) throws IOException, PdfFault {
        touched.add(pair.before.number());
        touched.add(pair.after.number());
        var after = now.object(pair.after);
        if (pair.before.equals(pair.after) && !moved.contains(pair.before.number())) {
            return equal(after, after);
        }
        return equal(signed.object(pair.before), after);
    }

    private boolean equal(@Nullable PdfValue before, @Nullable PdfValue after)
            throws IOException, PdfFault {
        if (before instanceof PdfValue.Ref one && after instanceof PdfValue.Ref other) {
            return (one.number() == other.number() && judgedElsewhere.contains(one.number()))
                    || referred(new Pair(one, other));
        }
        if (before instanceof PdfValue.Ref || after instanceof PdfValue.Ref) {
            return equal(signed.resolve(before), now.resolve(after));
        }
        return switch (before) {
            case null -> after == null || after instanceof PdfValue.Null;
            case PdfValue.Null _ -> after == null || after instanceof PdfValue.Null;
            case PdfValue.Array(var items) ->
                    after instanceof PdfValue.Array(var others) && items(items, others);
            case PdfValue.Dict dict -> after instanceof PdfValue.Dict other && entries(dict, other);
            case PdfValue.Stream stream ->
                    after instanceof PdfValue.Stream other && streams(stream, other);
            case PdfValue.Str(var bytes, _) ->
                    after instanceof PdfValue.Str(var others, _) && bytes.equals(others);
            case PdfValue.Bool _, PdfValue.Int _, PdfValue.Real _, PdfValue.Name _ ->
                    before.equals(after);
            case PdfValue.Ref _ -> throw new IllegalStateException();
        };
    }

    /// Whether they are equal, as far as is known: if not, they have their turn in this walk.
    private boolean referred(Pair pair) {
        var found = known.get(pair);
        if (found != null) {
            return found;
        }
        var from = reachedFrom.get(pair);
        if (from == null) {
            from = new ArrayList<>();
            reachedFrom.put(pair, from);
            open.add(pair);
        }
        from.add(at);
        return true;
    }

    private boolean items(List<PdfValue> before, List<PdfValue> after)
            throws IOException, PdfFault {
        if (mayGrow) {
            return grown(before, after);
        }
        boolean same = before.size() == after.size();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            same &= equal(before.get(i), after.get(i));
        }
        return same;
    }

    /// Every earlier item is still there, in its order.
    private boolean grown(List<PdfValue> before, List<PdfValue> after)
            throws IOException, PdfFault {
        int kept = 0;
        boolean same = true;
        for (var item : after) {
            if (kept < before.size() && alike(before.get(kept), item)) {
                boolean equal = equal(before.get(kept), item);
                same &= equal || !(item instanceof PdfValue.Ref);
                kept++;
            }
        }
        return same && kept == before.size();
    }

    private static boolean alike(PdfValue before, PdfValue after) {
        return before.equals(after)
                || (before instanceof PdfValue.Dict && after instanceof PdfValue.Dict)
                || (before instanceof PdfValue.Array && after instanceof PdfValue.Array);
    }

    private static final Set<String> GROWING = Set.of("K", "Nums", "ParentTreeNextKey", "Limits");

    private boolean entries(PdfValue.Dict before, PdfValue.Dict after)
            throws IOException, PdfFault {
        boolean same = true;
        var keys = new HashSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        for (var key : keys) {
            if (mayGrow && GROWING.contains(key)) {
                same &= growing(key, before, after);
            } else {
                same &= equal(before.get(key), after.get(key));
            }
        }
        return same;
    }

    private boolean growing(String key, PdfValue.Dict before, PdfValue.Dict after)
            throws IOException, PdfFault {
        return switch (key) {
            case "K" -> grown(list(signed, before), list(now, after));
            case "Nums" ->
                    numbersKept(
                            PageChanges.list(signed, before, key),
                            PageChanges.list(now, after, key));
            default -> true; // what follows from the others: the next number, the range
        };
    }

    /// A number tree's leaf (7.9.7): writers lay the lists that it leads to anew.
    private boolean numbersKept(List<PdfValue> before, List<PdfValue> after)
            throws IOException, PdfFault {
        var later = new HashMap<PdfValue, PdfValue>();
        for (int i = 0; i + 1 < after.size(); i += 2) {
            later.put(after.get(i), after.get(i + 1));
        }
        boolean kept = true;
        for (int i = 0; i + 1 < before.size(); i += 2) {
            kept &= equal(before.get(i + 1), later.get(before.get(i)));
        }
        return kept;
    }

    /// `/K` is one kid or an array of them.
    private static List<PdfValue> list(PdfFile file, PdfValue.Dict dict)
            throws IOException, PdfFault {
        var kids = dict.get("K");
        if (kids == null) {
            return List.of();
        }
        return file.resolve(kids) instanceof PdfValue.Array(var items) ? items : List.of(kids);
    }

    /// Encoded bytes are compared, so that nothing needs decoding; `/Length` follows from them.
    private boolean streams(PdfValue.Stream before, PdfValue.Stream after)
            throws IOException, PdfFault {
        boolean same = entries(before.dict().without("Length"), after.dict().without("Length"));
        if (before.start() == after.start() && before.length() == after.length()) {
            return same;
        }
        return same
                && Span.same(
                        signed.source(),
                        new Span(before.start(), before.start() + before.length()),
                        now.source(),
                        new Span(after.start(), after.start() + after.length()));
    }
}
