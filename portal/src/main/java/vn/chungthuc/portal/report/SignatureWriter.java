package vn.chungthuc.portal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.chungthuc.portal.report.Sheet.Fact;
import vn.chungthuc.portal.report.Sheet.Line;
import vn.chungthuc.portal.report.Sheet.Part;
import vn.chungthuc.portal.report.Sheet.Tone;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.Signed;
import vn.chungthuc.portal.signature.Signed.Role;
import vn.chungthuc.portal.signature.Signer;
import vn.chungthuc.portal.signature.Trust;
import vn.chungthuc.portal.web.Shown;
import vn.chungthuc.portal.web.Words;

/// Signatures in words: the lines for leader, office, timestamp and provider, and each signature by
/// itself.
final class SignatureWriter {
    private final Words words;
    private final VerdictWords verdicts;

    SignatureWriter(Words words, VerdictWords verdicts) {
        this.words = words;
        this.verdicts = verdicts;
    }

    List<Line> lines(Judgement judgement) {
        var all = judgement.signatures();
        var people = all.stream().filter(one -> one.role() != Role.TIMESTAMP).toList();
        return List.of(
                ofRole("verify.line.leader", Role.LEADER, all),
                ofRole("verify.line.office", Role.OFFICE, all),
                timestamp(people),
                provider(people));
    }

    private Line ofRole(String label, Role role, List<Signed> all) {
        var held = all.stream().filter(one -> one.role() == role).toList();
        if (held.isEmpty()) {
            return none(label, "verify.none." + role.word());
        }
        var said = held.stream().map(this::line).collect(Collectors.joining("; "));
        var reasons = held.stream().flatMap(this::reasons).distinct().toList();
        return line(label, worst(held), said, reasons);
    }

    /// Who, when, and whether the certificate was good at that time.
    private String line(Signed signed) {
        var signer = signed.signer();
        if (signer == null) {
            return words.say("verify.signer.unknown");
        }
        var stamp = signed.timestamp();
        var at = stamp == null ? stated(signed) : Shown.moment(stamp.time());
        return words.say(
                "verify.signer",
                Shown.text(Foreign.name(signer.name())),
                at,
                words.say("verify.trust." + signed.belief().trust().word()));
    }

    private static String stated(Signed signed) {
        return Shown.moment(signed.signedAt());
    }

    private Line timestamp(List<Signed> people) {
        if (people.isEmpty()) {
            return none("verify.line.timestamp", "verify.none.timestamp");
        }
        var stamped = people.stream().filter(one -> one.timestamp() != null).toList();
        if (stamped.isEmpty()) {
            return none("verify.line.timestamp", "verify.timestamp.none");
        }
        var said =
                stamped.stream()
                        .map(one -> words.say("verify.timestamp.one", who(one), stamped(one)))
                        .collect(Collectors.joining("; "));
        boolean all = stamped.size() == people.size();
        return line(
                "verify.line.timestamp",
                all ? Tone.GOOD : Tone.WARN,
                all ? said : said + ". " + words.say("verify.timestamp.some"),
                List.of());
    }

    private static String stamped(Signed signed) {
        var stamp = signed.timestamp();
        return stamp == null
                ? Shown.NOTHING
                : Shown.moment(stamp.time())
                        + " ("
                        + Shown.text(Foreign.name(stamp.authority()))
                        + ")";
    }

    /// Who issued, whom that leads to, and of which of the two families that is.
    private Line provider(List<Signed> people) {
        var said =
                people.stream()
                        .filter(one -> one.signer() != null)
                        .map(this::provider)
                        .distinct()
                        .toList();
        if (said.isEmpty()) {
            return none("verify.line.provider", "verify.none.provider");
        }
        var trust =
                people.stream()
                        .map(one -> one.belief().trust())
                        .max(Trust::compareTo)
                        .orElse(Trust.UNDETERMINED);
        return line("verify.line.provider", tone(trust), String.join(" ", said), List.of());
    }

    private String provider(Signed signed) {
        var signer = java.util.Objects.requireNonNull(signed.signer());
        var anchor = signed.belief().anchor();
        var issuer = Shown.text(Foreign.name(signer.issuer()));
        return anchor == null
                ? words.say("verify.provider." + signed.belief().trust().word(), issuer)
                : words.say(
                        "verify.anchor",
                        issuer,
                        Foreign.name(anchor.name()),
                        words.say("verify.family." + anchor.family().word()));
    }

    List<Part> parts(Examination done) {
        return done.judgement().signatures().stream().map(one -> part(one, done.length())).toList();
    }

    private Part part(Signed signed, long length) {
        var facts = new ArrayList<Fact>();
        var signer = signed.signer();
        if (signer != null) {
            addSigner(facts, signer);
        }
        add(facts, "verify.fact.signed", stated(signed));
        add(facts, "verify.fact.timestamp", stamped(signed));
        add(facts, "verify.fact.field", Shown.text(Foreign.name(signed.field())));
        add(facts, "verify.fact.reason", Shown.text(Foreign.name(signed.purpose())));
        add(facts, "verify.fact.level", Shown.text(signed.level()));
        add(facts, "verify.fact.digest", Shown.text(signed.digest()));
        add(facts, "verify.fact.covers", covers(signed, length));
        var tone = tone(signed);
        return new Part(
                words.say("verify.role." + signed.role().word(), who(signed)),
                tone,
                words.say("verify.mark." + tone.css()),
                facts,
                reasons(signed).toList(),
                Math.max(0, signed.covers().bytes()),
                signed.covers().wholeFile());
    }

    private void addSigner(List<Fact> facts, Signer signer) {
        add(facts, "verify.fact.organisation", Shown.text(Foreign.name(signer.organisation())));
        add(facts, "verify.fact.issuer", Shown.text(Foreign.name(signer.issuer())));
        add(facts, "verify.fact.serial", Foreign.name(signer.serial()));
        add(
                facts,
                "verify.fact.validity",
                Shown.moment(signer.from()) + " – " + Shown.moment(signer.until()));
    }

    private String covers(Signed signed, long length) {
        if (signed.covers().wholeFile()) {
            return words.say("verify.covers.whole");
        }
        return signed.covers().bytes() <= 0
                ? words.say("verify.covers.unknown")
                : words.say(
                        "verify.covers.part",
                        SheetWriter.bytes(signed.covers().bytes()),
                        SheetWriter.bytes(length));
    }

    private void add(List<Fact> facts, String label, String value) {
        facts.add(new Fact(words.say(label), value));
    }

    private static String who(Signed signed) {
        var signer = signed.signer();
        return Shown.text(signer == null ? null : Foreign.name(signer.name()));
    }

    private Stream<String> reasons(Signed signed) {
        return Stream.concat(
                        signed.verdict().sound()
                                ? Stream.of()
                                : Stream.of(verdicts.say(signed.verdict())),
                        Stream.concat(signed.reasons().stream(), signed.belief().reasons().stream())
                                .map(verdicts::say))
                .distinct();
    }

    private static Tone worst(List<Signed> held) {
        var tones = held.stream().map(SignatureWriter::tone).toList();
        return tones.contains(Tone.BAD)
                ? Tone.BAD
                : tones.contains(Tone.WARN) ? Tone.WARN : Tone.GOOD;
    }

    private static Tone tone(Signed signed) {
        var ofBytes = SheetWriter.tone(signed.verdict());
        return ofBytes == Tone.GOOD ? tone(signed.belief().trust()) : ofBytes;
    }

    private static Tone tone(Trust trust) {
        return switch (trust) {
            case TRUSTED -> Tone.GOOD;
            case UNDETERMINED, EXPIRED, UNTRUSTED -> Tone.WARN;
            case REVOKED -> Tone.BAD;
        };
    }

    private Line line(String label, Tone tone, String says, List<String> reasons) {
        return new Line(
                words.say(label), tone, words.say("verify.mark." + tone.css()), says, reasons);
    }

    private Line none(String label, String says) {
        return line(label, Tone.PLAIN, words.say(says), List.of());
    }
}
