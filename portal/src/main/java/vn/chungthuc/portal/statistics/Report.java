package vn.chungthuc.portal.statistics;

import java.util.List;

/// What an office issued in a period, counted in several ways. Every way counts the same dossiers.
///
/// @param refused "Từ chối chứng thực", by the day of the slip
/// @param annulled copies that lost their value, by the day on which it was recorded
/// @param late dossiers that are not finished and over their time limit now, whenever received
public record Report(Period period, List<Line> lines, long refused, long annulled, long late) {

    /// How they are counted.
    public enum Group {
        /// "Loại giấy tờ".
        TYPE,
        /// Who took the original in.
        OFFICER,
        /// Who certified.
        LEADER,
        /// Hour of receipt in Viet Nam, `0` to `23`.
        HOUR,
        /// Of the certification, `2026-11`.
        MONTH,
        /// `ON_TIME` or `LATE`: sealed by the due moment, or later.
        TIME
    }

    /// @param key what they have in common, as its group says
    public record Line(Group group, String key, long dossiers, long copies, long fee) {}

    public Report {
        lines = List.copyOf(lines);
    }

    public List<Line> of(Group group) {
        return lines.stream().filter(line -> line.group() == group).toList();
    }

    /// Of the whole period; its key is empty.
    public Line total() {
        var months = of(Group.MONTH);
        return new Line(
                Group.MONTH,
                "",
                months.stream().mapToLong(Line::dossiers).sum(),
                months.stream().mapToLong(Line::copies).sum(),
                months.stream().mapToLong(Line::fee).sum());
    }

    public long onTime(boolean wanted) {
        return of(Group.TIME).stream()
                .filter(line -> line.key().equals("ON_TIME") == wanted)
                .mapToLong(Line::dossiers)
                .sum();
    }

    /// Length of a line's bar: of 100 for the longest of its group.
    public long share(Line line) {
        long most = of(line.group()).stream().mapToLong(Line::dossiers).max().orElse(0);
        return most == 0 ? 0 : Math.max(1, line.dossiers() * 100 / most);
    }
}
