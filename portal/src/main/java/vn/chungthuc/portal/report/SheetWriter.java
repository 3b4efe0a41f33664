package vn.chungthuc.portal.report;

import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.portal.report.Sheet.Fact;
import vn.chungthuc.portal.report.Sheet.Line;
import vn.chungthuc.portal.report.Sheet.Part;
import vn.chungthuc.portal.report.Sheet.Tone;
import vn.chungthuc.portal.signature.Integrity;
import vn.chungthuc.portal.signature.Reason;
import vn.chungthuc.portal.web.Shown;
import vn.chungthuc.portal.web.Words;

/// Puts an examination into words. What comes from the file itself passes [Foreign] on its way.
public final class SheetWriter {
    private final Words words;
    private final VerdictWords verdicts;
    private final SignatureWriter signatures;

    public SheetWriter(Words words) {
        this.words = words;
        verdicts = new VerdictWords(words.language().locale());
        signatures = new SignatureWriter(words, verdicts);
    }

    public Sheet write(Examination done) {
        var outcome = done.outcome();
        return new Sheet(
                words.language().code(),
                words.say("verify.report.title"),
                Shown.text(Foreign.name(done.file())),
                Shown.moment(done.at()),
                tone(outcome),
                words.say("verify.outcome." + outcome.word()),
                sentence(done),
                words.say("verify.next." + next(done)),
                lines(done),
                signatures.parts(done),
                register(done.registered()),
                facts(done),
                words.say("verify.foot"));
    }

    static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case VALID -> Tone.GOOD;
            case INVALID -> Tone.BAD;
            case UNDETERMINED, REFUSED -> Tone.WARN;
        };
    }

    static Tone tone(Integrity verdict) {
        return switch (verdict) {
            case VALID, VALID_FORM, VALID_ANNOTATION -> Tone.GOOD;
            case TIMESTAMP_ONLY, UNSUPPORTED, NO_SIGNATURE, ENCRYPTED, NOT_A_PDF -> Tone.WARN;
            case MODIFIED, BROKEN -> Tone.BAD;
        };
    }

    private static Tone tone(Registered.State state) {
        return switch (state) {
            case ISSUED -> Tone.GOOD;
            case ISSUED_THEN_ADDED, NOT_ISSUED -> Tone.WARN;
            case ANNULLED, DIFFERENT -> Tone.BAD;
            case UNKNOWN -> Tone.PLAIN;
        };
    }

    /// The exact verdict on the bytes, and where that is good what else stands in the way.
    private String sentence(Examination done) {
        var judgement = done.judgement();
        var said = verdicts.say(judgement.verdict());
        if (tone(judgement.verdict()) != Tone.GOOD) {
            return said;
        }
        var state = done.registered().state();
        var ofRegister =
                tone(state) == Tone.GOOD || tone(state) == Tone.PLAIN
                        ? ""
                        : " " + words.say("verify.register." + state.word());
        return said + " " + words.say("verify.trust." + judgement.trust().word()) + ofRegister;
    }

    private static String next(Examination done) {
        return switch (done.outcome()) {
            case VALID -> "valid";
            case INVALID -> "invalid";
            case REFUSED -> done.judgement().verdict().word();
            case UNDETERMINED ->
                    switch (done.judgement().verdict()) {
                        case UNSUPPORTED, TIMESTAMP_ONLY -> done.judgement().verdict().word();
                        case VALID,
                                VALID_FORM,
                                VALID_ANNOTATION,
                                MODIFIED,
                                BROKEN,
                                NO_SIGNATURE,
                                ENCRYPTED,
                                NOT_A_PDF ->
                                switch (done.registered().state()) {
                                    case DIFFERENT, NOT_ISSUED -> "different";
                                    case ISSUED, ISSUED_THEN_ADDED, ANNULLED, UNKNOWN ->
                                            done.judgement().trust().word();
                                };
                    };
        };
    }

    private List<Line> lines(Examination done) {
        var judgement = done.judgement();
        var tone = tone(judgement.verdict());
        var lines = new ArrayList<Line>();
        lines.add(
                new Line(
                        words.say("verify.line.integrity"),
                        tone,
                        words.say("verify.integrity." + tone.css()),
                        verdicts.say(judgement.verdict()),
                        sentences(judgement.reasons())));
        lines.addAll(signatures.lines(judgement));
        return lines;
    }

    private Part register(Registered found) {
        var facts = new ArrayList<Fact>();
        var entry = found.entry();
        if (entry != null) {
            facts.add(fact("lookup.number", entry.number().printed()));
            facts.add(fact("lookup.volume", entry.volume()));
            facts.add(fact("lookup.day", Shown.day(entry.day())));
        }
        if (!found.agency().isEmpty()) {
            facts.add(fact("lookup.agency", found.agency()));
            facts.add(fact("lookup.code", found.code()));
        }
        if (!found.decision().isEmpty()) {
            facts.add(fact("verify.register.decision", found.decision()));
        }
        var tone = tone(found.state());
        return new Part(
                words.say("verify.register"),
                tone,
                words.say("verify.register.mark." + found.state().word()),
                facts,
                List.of(words.say("verify.register." + found.state().word())),
                0,
                false);
    }

    private List<Fact> facts(Examination done) {
        return List.of(
                fact("verify.fact.file", Shown.text(Foreign.name(done.file()))),
                fact("verify.fact.length", words.say("verify.bytes", bytes(done.length()))),
                fact("verify.fact.hash", done.hash().hex()),
                fact("verify.fact.verdict", done.judgement().verdict().word()),
                fact("verify.fact.trust", done.judgement().trust().word()),
                fact("verify.fact.at", Shown.moment(done.at())));
    }

    private Fact fact(String label, String value) {
        return new Fact(words.say(label), value);
    }

    private List<String> sentences(List<Reason> reasons) {
        return reasons.stream().map(verdicts::say).toList();
    }

    /// Thousands apart by a point, as Vietnamese writes them.
    static String bytes(long count) {
        return String.format(java.util.Locale.GERMANY, "%,d", count);
    }
}
