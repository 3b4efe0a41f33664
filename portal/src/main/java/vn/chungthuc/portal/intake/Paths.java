package vn.chungthuc.portal.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chungthuc.pdf.PdfValue;

/// The references that readers follow downwards (outlines, name trees, logical structure, masks,
/// functions, chains of actions): whether they come back to where they were.
final class Paths {
    private static final Set<String> DOWNWARDS =
            Set.of("First", "Next", "Kids", "K", "SMask", "Functions", "Extends");

    private final Map<Integer, Set<Integer>> ways = new HashMap<>();

    /// Keeps the ways that start in the object `number`.
    void add(int number, PdfValue value) {
        var open = new ArrayList<PdfValue>(List.of(value));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case PdfValue.Array(var items) -> open.addAll(items);
                case PdfValue.Stream(var dict, _, _) -> open.add(dict);
                case PdfValue.Dict(var entries) ->
                        entries.forEach((key, entry) -> {
                            if (DOWNWARDS.contains(key)) {
                                targets(number, entry);
                            }
                            open.add(entry);
                        });
                case PdfValue.Null _,
                        PdfValue.Bool _,
                        PdfValue.Int _,
                        PdfValue.Real _,
                        PdfValue.Name _,
                        PdfValue.Str _,
                        PdfValue.Ref _ -> {}
            }
        }
    }

    private void targets(int number, PdfValue entry) {
        switch (entry) {
            case PdfValue.Ref(int to, _) ->
                    ways.computeIfAbsent(number, _ -> new HashSet<>(2)).add(to);
            case PdfValue.Array(var items) -> {
                for (var item : items) {
                    if (item instanceof PdfValue.Ref) {
                        targets(number, item);
                    }
                }
            }
            default -> {}
        }
    }

    /// Takes away what leads nowhere until nothing is left, or a loop.
    boolean loop() {
        var incoming = new HashMap<Integer, Integer>();
        for (var targets : ways.values()) {
            for (int to : targets) {
                incoming.merge(to, 1, Integer::sum);
            }
        }
        var free = new ArrayDeque<Integer>();
        for (int from : ways.keySet()) {
            if (!incoming.containsKey(from)) {
                free.add(from);
            }
        }
        int left = ways.size();
        while (!free.isEmpty()) {
            left--;
            for (int to : ways.getOrDefault(free.remove(), Set.of())) {
                if (incoming.merge(to, -1, Integer::sum) == 0 && ways.containsKey(to)) {
                    free.add(to);
                }
            }
        }
        return left > 0;
    }
}
