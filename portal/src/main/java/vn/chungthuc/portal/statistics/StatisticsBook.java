package vn.chungthuc.portal.statistics;

import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.chungthuc.portal.web.SafeCell;
import vn.chungthuc.portal.web.Words;

/// A report as a workbook (ECMA-376): totals, then one table for each way of counting.
final class StatisticsBook {
    private final Words words;
    private final Worksheet sheet;
    private int row = 0;

    private StatisticsBook(Words words, Worksheet sheet) {
        this.words = words;
        this.sheet = sheet;
    }

    static void write(OutputStream out, Words words, String agency, Report report)
            throws IOException {
        try (var workbook = new Workbook(out, "ChungThuc", "1.0")) {
            var sheet = workbook.newWorksheet(words.say("statistics.sheet"));
            var book = new StatisticsBook(words, sheet);
            sheet.paperSize(PaperSize.A4_PAPER);
            sheet.width(0, 44);
            for (int column = 1; column <= 3; column++) {
                sheet.width(column, 16);
            }
            book.head(agency, report);
            for (var group : Figures.tables()) {
                book.table(group, report);
            }
        }
    }

    private void head(String agency, Report report) {
        text(0, agency);
        sheet.style(row, 0).bold().set();
        row++;
        day("statistics.from", report.period().from());
        day("statistics.to", report.period().to());
        var total = report.total();
        count("statistics.dossiers", total.dossiers());
        count("statistics.copies", total.copies());
        count("statistics.fee", total.fee());
        count("statistics.ontime", report.onTime(true));
        count("statistics.late", report.onTime(false));
        count("statistics.refused", report.refused());
        count("statistics.annulled", report.annulled());
    }

    private void table(Report.Group group, Report report) {
        row++;
        var heads =
                new String[] {
                    words.say("statistics.group." + group.name()),
                    words.say("statistics.dossiers"),
                    words.say("statistics.copies"),
                    words.say("statistics.fee")
                };
        for (int column = 0; column < heads.length; column++) {
            text(column, heads[column]);
            sheet.style(row, column).bold().borderStyle("thin").set();
        }
        row++;
        for (var line : report.of(group)) {
            text(0, StatisticsRoutes.label(line));
            sheet.value(row, 1, line.dossiers());
            sheet.value(row, 2, line.copies());
            sheet.value(row, 3, line.fee());
            sheet.style(row, 3).format("#,##0").set();
            row++;
        }
    }

    private void day(String key, java.time.LocalDate day) {
        text(0, words.say(key));
        sheet.value(row, 1, day);
        sheet.style(row, 1).format("dd/mm/yyyy").set();
        row++;
    }

    private void count(String key, long count) {
        text(0, words.say(key));
        sheet.value(row, 1, count);
        sheet.style(row, 1).format("#,##0").set();
        row++;
    }

    private void text(int column, String text) {
        sheet.inlineString(row, column, SafeCell.of(text));
    }
}
