package vn.chungthuc.pdf;

/// One marked piece of the certification page (ISO 32000-2, 14.6); its place in the page's list is
/// its `/MCID`.
///
/// @param type standard structure type (14.8.4): `P`, `H1` or `Figure`
/// @param alternate what is said instead of shown; empty for text
public record PageTag(String type, String alternate) {
    public static final String HEADING = "H1";

    /// Opens the piece in a content stream.
    public static String begin(String type, int id) {
        return "/" + type + " <</MCID " + id + ">> BDC\n";
    }

    /// Opens what only decorates (14.8.2.2).
    public static String beginArtifact() {
        return "/Artifact BMC\n";
    }

    public static String end() {
        return "EMC\n";
    }
}
