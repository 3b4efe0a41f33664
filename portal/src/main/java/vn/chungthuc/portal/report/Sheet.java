package vn.chungthuc.portal.report;

import java.util.List;

/// A report in the words of one language, ready for the page and for paper.
///
/// @param language as in `<html lang>`
/// @param title of the report
/// @param file the file's name
/// @param at when it was examined, in words
/// @param outcome a few words
/// @param sentence what that means, with the exact verdict on the bytes
/// @param next what to do now; empty where nothing is
/// @param lines one each for integrity, leader, office, timestamp, provider
/// @param signatures each by itself, in the order of signing
/// @param register what our own register says
/// @param facts about the file, for engineers
/// @param foot what the report is and is not
public record Sheet(
        String language,
        String title,
        String file,
        String at,
        Tone tone,
        String outcome,
        String sentence,
        String next,
        List<Line> lines,
        List<Part> signatures,
        Part register,
        List<Fact> facts,
        String foot) {
    public Sheet {
        lines = List.copyOf(lines);
        signatures = List.copyOf(signatures);
        facts = List.copyOf(facts);
    }

    /// How something is shown; never by colour alone.
    public enum Tone {
        GOOD,
        WARN,
        BAD,
        PLAIN;

        /// The class in the style sheet.
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param mark the tone in a word or two
    public record Line(String label, Tone tone, String mark, String says, List<String> reasons) {
        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    public record Fact(String label, String value) {}

    /// One signature, or what the register says.
    ///
    /// @param covers how many bytes of the file are signed; 0 where that means nothing
    /// @param whole whether that is all of the file
    public record Part(
            String title,
            Tone tone,
            String mark,
            List<Fact> facts,
            List<String> reasons,
            long covers,
            boolean whole) {
        public Part {
            facts = List.copyOf(facts);
            reasons = List.copyOf(reasons);
        }
    }
}
