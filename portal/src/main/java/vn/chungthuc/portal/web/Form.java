package vn.chungthuc.portal.web;

import io.vertx.core.MultiMap;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.store.Content;

/// What a person sent: fields trimmed and in Unicode's NFC, and at most one file.
public record Form(MultiMap fields, @Nullable Upload upload) {

    /// A file in a temporary place; it is gone when the request has been answered.
    ///
    /// @param name as the browser gave it: for showing only, never a path
    /// @param content what arrived, hashed while it came
    /// @param whole whether that is all of it: beyond the limit nothing is kept
    public record Upload(Path file, String name, Content content, boolean whole) {}

    /// What a form with several files brought.
    ///
    /// @param passedOver how many files beyond the allowance were read away
    public record Files(MultiMap fields, List<Upload> uploads, int passedOver) {
        public Files {
            uploads = List.copyOf(uploads);
        }

        public String text(String field) {
            return new Form(fields, null).text(field);
        }
    }

    /// The field's value; empty when it was not sent.
    public String text(String field) {
        var value = fields.get(field);
        return value == null ? "" : tidy(value);
    }

    /// The same for a field of several lines, such as a note or a reason.
    public String lines(String field) {
        var value = fields.get(field);
        return value == null
                ? ""
                : value.lines().map(Form::tidy).collect(Collectors.joining("\n")).strip();
    }

    /// Cells that were copied from a spreadsheet: a line each row, tabs between; empty rows are
    /// left out. Every row has at least one cell.
    public List<List<String>> table(String field) {
        var value = fields.get(field);
        return value == null
                ? List.of()
                : value.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> Stream.of(line.split("\t")).map(Form::tidy).toList())
                        .map(cells -> cells.isEmpty() ? List.of("") : cells)
                        .toList();
    }

    public List<String> texts(String field) {
        return fields.getAll(field).stream().map(Form::tidy).toList();
    }

    public boolean ticked(String field) {
        return !text(field).isEmpty();
    }

    /// One line as people type and paste it: composed letters, single blanks, no control characters
    /// and line breaks (they would travel into mails, headers and the certification page).
    static String tidy(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ")
                .replaceAll("[ \\u00a0]+", " ")
                .strip();
    }

    /// Good enough to send to: one `@`, a dotted domain, no blanks, nothing that breaks a header.
    public static boolean address(String text) {
        return text.length() <= 254
                && text.matches(
                        "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
                                + "@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
                                + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");
    }
}
