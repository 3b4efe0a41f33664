package vn.chungthuc.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What officials at work waited for, as Markdown.
final class PortalReport {
    private static final double MOST_MEDIAN = 30;
    private static final double MOST_LATE = 100;
    private static final int MOST_BYTES = 100_000;

    private final List<DeskUser.Asked> asked;
    private final Duration time;
    private final StringBuilder text = new StringBuilder();

    PortalReport(List<DeskUser.Asked> asked, Duration time) {
        this.asked = asked;
        this.time = time;
    }

    /// @param facts about the data
    /// @param plans as PostgreSQL tells them
    String text(String facts, String plans) {
        text.append(BenchDocument.PORTAL)
                .append(
                        "\n\n`./run bench portal` wrote this on %s: %s.\n\n"
                                .formatted(PortalBench.day(), Machine.described()))
                .append(
                        """
                        %s.
                        %d officials of the busiest offices opened %,d pages in %d seconds (%.0f a second; each thinks a
                        second between two pages). Portal (heap 512 MB), database and officials share the cores; times are
                        from the request to the last byte over loopback.

                        | page | asked | median | p99 | bytes |
                        | --- | --- | --- | --- | --- |
                        """
                                .formatted(
                                        facts,
                                        PortalBench.USERS,
                                        asked.size(),
                                        time.toSeconds(),
                                        (double) asked.size() / time.toSeconds()));
        asked.stream()
                .collect(
                        Collectors.groupingBy(
                                DeskUser.Asked::page, TreeMap::new, Collectors.toList()))
                .forEach(this::row);
        row("**all**", asked);
        aims();
        text.append(
                "\nPlans of the second busiest office: the leader's queue (count, first ten), tracking (count, first ten)."
                        + "\n\n```\n%s\n```\n".formatted(plans.strip()));
        return text.toString();
    }

    private void row(String page, List<DeskUser.Asked> each) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %d | %.1f ms | %.1f ms | %,d |\n",
                        page,
                        each.size(),
                        percentile(each, 50),
                        percentile(each, 99),
                        bytes(each)));
    }

    private void aims() {
        var pages = asked.stream().collect(Collectors.groupingBy(DeskUser.Asked::page)).values();
        double median = pages.stream().mapToDouble(p -> percentile(p, 50)).max().orElseThrow();
        double late = pages.stream().mapToDouble(p -> percentile(p, 99)).max().orElseThrow();
        long failed = asked.stream().filter(one -> one.status() != 200).count();
        text.append("\n| aim | worst page | |\n| --- | --- | --- |\n");
        aim("median ≤ 30 ms", "%.1f ms".formatted(median), median <= MOST_MEDIAN);
        aim("p99 ≤ 100 ms", "%.1f ms".formatted(late), late <= MOST_LATE);
        aim("≤ 100 KB of page", "%,d bytes".formatted(bytes(asked)), bytes(asked) <= MOST_BYTES);
        aim("every answer 200", failed + " others", failed == 0);
    }

    private void aim(String what, String measured, boolean reached) {
        text.append(
                "| %s | %s | %s |\n"
                        .formatted(what, measured, reached ? "reached" : "**not reached**"));
    }

    private static int bytes(List<DeskUser.Asked> each) {
        return each.stream().mapToInt(DeskUser.Asked::bytes).max().orElseThrow();
    }

    /// In milliseconds.
    private static double percentile(List<DeskUser.Asked> each, int percent) {
        var sorted = each.stream().sorted(Comparator.comparingLong(DeskUser.Asked::nanos)).toList();
        int at = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return sorted.get(Math.max(0, at)).nanos() / 1e6;
    }
}
