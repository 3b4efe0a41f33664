package vn.chungthuc.portal.register;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.chungthuc.portal.web.SafeCell;
import vn.chungthuc.portal.web.Words;

/// "Xuất báo cáo": a register as a workbook (ECMA-376), written row by row: memory does not grow
/// with the register. The header stays on the screen and on every printed page.
final class RegisterBook {
    /// Rows that wait in memory before they are written.
    private static final int PIECE = 500;

    private static final String DAY = "dd/mm/yyyy";

    private static final List<Column> TODAY =
            List.of(
                    new Column("no", 8),
                    new Column("name", 32),
                    new Column("type", 40),
                    new Column("number", 16),
                    new Column("day", 16));
    private static final List<Column> STATUTORY =
            List.of(
                    new Column("number", 13),
                    new Column("day", 13),
                    new Column("requester", 28),
                    new Column("title", 30),
                    new Column("certifier", 32),
                    new Column("copies", 8),
                    new Column("fee", 12),
                    new Column("note", 34));

    private final Words words;
    private final Table table;
    private final List<Column> columns;

    /// Which columns.
    enum Table {
        /// As offices export today.
        FIVE,
        /// The statutory form.
        EIGHT
    }

    /// @param key of its heading, behind `registers.column.`
    /// @param width in characters
    private record Column(String key, int width) {}

    /// @param agency "Cơ quan quản lý sổ chứng thực"
    record Heading(Register register, String agency) {}

    RegisterBook(Words words, Table table) {
        this.words = words;
        this.table = table;
        columns =
                switch (table) {
                    case FIVE -> TODAY;
                    case EIGHT -> STATUTORY;
                };
    }

    void write(OutputStream out, Heading heading, Iterable<RegisterLine> lines) throws IOException {
        try (var workbook = new Workbook(out, "ChungThuc", "1.0")) {
            var sheet = workbook.newWorksheet(words.say("registers.book.sheet"));
            int row = heading(sheet, heading);
            header(sheet, row);
            layOut(sheet, row);
            int number = 0;
            for (var line : lines) {
                row++;
                number++;
                line(sheet, row, number, line);
                if (number % PIECE == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private void layOut(Worksheet sheet, int header) {
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width());
        }
        sheet.freezePane(0, header + 1);
        sheet.repeatRows(header);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P/&N", Position.CENTER);
    }

    /// @return the row of the table's header
    private int heading(Worksheet sheet, Heading heading) {
        var register = heading.register();
        var last = register.lastIssued();
        text(sheet, 0, "name", register.name());
        label(sheet, 1, "first");
        sheet.value(1, 2, register.firstNumber());
        label(sheet, 2, "last");
        if (last != null) {
            sheet.value(2, 2, last);
        }
        label(sheet, 3, "opened");
        sheet.value(3, 2, register.opened());
        label(sheet, 4, "closed");
        sheet.value(4, 2, register.closed());
        for (int row = 1; row <= 4; row++) {
            var style = sheet.style(row, 2).horizontalAlignment("left");
            (row > 2 ? style.format(DAY) : style).set();
        }
        text(sheet, 5, "agency", heading.agency());
        text(sheet, 6, "volume", register.volume());
        return 8;
    }

    private void text(Worksheet sheet, int row, String key, String value) {
        label(sheet, row, key);
        sheet.inlineString(row, 2, SafeCell.of(value));
    }

    private void label(Worksheet sheet, int row, String key) {
        sheet.inlineString(row, 0, words.say("registers.book." + key));
        sheet.style(row, 0).bold().set();
    }

    private void header(Worksheet sheet, int row) {
        for (int i = 0; i < columns.size(); i++) {
            sheet.inlineString(row, i, words.say("registers.column." + columns.get(i).key()));
            sheet.style(row, i)
                    .bold()
                    .wrapText(true)
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .borderStyle("thin")
                    .set();
        }
    }

    private void line(Worksheet sheet, int row, int number, RegisterLine line) {
        switch (table) {
            case FIVE -> five(sheet, row, number, line);
            case EIGHT -> eight(sheet, row, line);
        }
    }

    private void five(Worksheet sheet, int row, int number, RegisterLine line) {
        var note = line.note(words);
        var type = note.isEmpty() ? line.documentType() : line.documentType() + " — " + note;
        sheet.value(row, 0, number);
        sheet.inlineString(row, 1, SafeCell.of(line.registrant()));
        sheet.inlineString(row, 2, SafeCell.of(type));
        sheet.inlineString(row, 3, line.number().printed());
        day(sheet, row, 4, line);
    }

    private void eight(Worksheet sheet, int row, RegisterLine line) {
        sheet.inlineString(row, 0, line.number().printed());
        day(sheet, row, 1, line);
        sheet.inlineString(row, 2, SafeCell.of(line.registrant()));
        sheet.inlineString(row, 3, SafeCell.of(line.documentType()));
        sheet.inlineString(row, 4, SafeCell.of(line.signer()));
        if (line.issued()) {
            sheet.value(row, 5, line.copies());
            sheet.value(row, 6, line.feeDong());
            sheet.style(row, 6).format("#,##0").set();
        }
        sheet.inlineString(row, 7, SafeCell.of(line.note(words)));
    }

    private static void day(Worksheet sheet, int row, int column, RegisterLine line) {
        sheet.value(row, column, line.day());
        sheet.style(row, column).format(DAY).set();
    }
}
