package vn.chungthuc.portal.web;

/// Text for a cell of a spreadsheet.
public final class SafeCell {
    private SafeCell() {}

    /// What a spreadsheet could take for a formula, now or after it was saved as CSV, gets an
    /// apostrophe in front (OWASP, CSV Injection).
    public static String of(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
