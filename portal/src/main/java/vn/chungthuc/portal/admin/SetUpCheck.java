package vn.chungthuc.portal.admin;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import vn.chungthuc.portal.admin.Check.State;
import vn.chungthuc.portal.admin.Check.Topic;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.web.Shown;

/// "Kiểm tra cài đặt": what is missing before an office can work, what needs a look, what is good.
final class SetUpCheck {
    private static final String OFFICIALS = "/admin/officials";
    private static final String MEANS = "/admin/means";
    private static final String OFFER = "/admin/offer";
    private static final String STUCK = "/admin/stuck";
    private static final long GIGABYTE = 1L << 30;
    private static final long LITTLE = 10 * GIGABYTE;

    /// An entry that was due so long ago is looked after by nobody.
    private static final Duration UNATTENDED = Duration.ofMinutes(15);

    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private final SetUp setUp;
    private final Installation installation;
    private final TrustAnchors anchors;
    private final InstantSource clock;

    SetUpCheck(SetUp setUp, Installation installation, TrustAnchors anchors, InstantSource clock) {
        this.setUp = setUp;
        this.installation = installation;
        this.anchors = anchors;
        this.clock = clock;
    }

    /// What is missing first.
    List<Check> of(UUID agency) {
        var facts = setUp.facts(agency);
        var checks = new ArrayList<Check>();
        people(checks, facts);
        signers(checks, setUp.signers(agency));
        offered(checks, facts);
        running(checks, facts);
        configured(checks);
        checks.sort(Comparator.comparing(Check::state));
        return checks;
    }

    private static void people(List<Check> checks, SetUp.Facts facts) {
        checks.add(Check.of(Topic.AGENCY, facts.open(), State.MISSING, "", null));
        some(checks, Topic.INTAKE, State.MISSING, facts.intake(), OFFICIALS);
        some(checks, Topic.LEADER, State.MISSING, facts.leaders(), OFFICIALS);
        some(checks, Topic.CLERK, State.MISSING, facts.clerks(), OFFICIALS);
    }

    private void signers(List<Check> checks, List<Signer> all) {
        var leaders = all.stream().filter(one -> !one.office()).toList();
        var office = all.stream().filter(Signer::office).toList();
        var now = clock.instant();
        Predicate<Signer> certified = one -> one.until().isAfter(now);
        checks.add(without(Topic.LEADER_CERTIFICATE, leaders, certified));
        checks.add(without(Topic.LEADER_IMAGE, leaders, Signer::image));
        checks.add(without(Topic.OFFICE_CERTIFICATE, office, certified));
        checks.add(without(Topic.SEAL_IMAGE, office, Signer::image));
        var soon = now.plus(Signer.WARNED);
        var ending = all.stream().filter(certified).filter(one -> one.until().isBefore(soon));
        var named =
                ending.map(one -> one.name() + " " + Shown.moment(one.until()))
                        .collect(joining(", "));
        checks.add(Check.of(Topic.CERTIFICATE_ENDS, named.isEmpty(), State.LOOK, named, MEANS));
        var strange = all.stream().filter(one -> !anchored(one, now)).map(Signer::name);
        var unknown = strange.collect(joining(", "));
        checks.add(Check.of(Topic.ANCHORS, unknown.isEmpty(), State.LOOK, unknown, MEANS));
    }

    /// Without what signatures bring along: an issuer in between may be missing here and come then.
    private boolean anchored(Signer signer, Instant now) {
        return signer.certificates().stream()
                .filter(each -> each.getNotAfter().toInstant().isAfter(now))
                .allMatch(each -> anchors.leadsTo(each, List.of(), now));
    }

    private static Check without(Topic topic, List<Signer> signers, Predicate<Signer> holds) {
        var lacking =
                signers.stream().filter(holds.negate()).map(Signer::name).collect(joining(", "));
        boolean good = !signers.isEmpty() && signers.stream().allMatch(holds);
        return Check.of(topic, good, State.MISSING, lacking, MEANS);
    }

    private static void offered(List<Check> checks, SetUp.Facts facts) {
        checks.add(Check.of(Topic.REGISTER, facts.register(), State.MISSING, "", null));
        some(checks, Topic.TYPES, State.MISSING, facts.types(), OFFER);
        some(checks, Topic.CLAUSE, State.MISSING, facts.clauses(), OFFER);
        some(checks, Topic.HOLIDAYS, State.LOOK, facts.holidays(), OFFER);
    }

    private void running(List<Check> checks, SetUp.Facts facts) {
        var failing = facts.failingMails();
        var mail = installation.mailServer() + (failing == 0 ? "" : " · " + failing);
        checks.add(Check.of(Topic.MAIL, failing == 0, State.LOOK, mail, STUCK));
        boolean attended = facts.oldest().plus(UNATTENDED).isAfter(clock.instant());
        var since = attended ? "" : Shown.moment(facts.oldest());
        checks.add(Check.of(Topic.WORKER, attended, State.MISSING, since, null));
        var stuck = facts.stuck();
        checks.add(Check.of(Topic.STUCK, stuck == 0, State.LOOK, stuck == 0 ? "" : stuck, STUCK));
        var gap = facts.clockGap();
        checks.add(
                Check.of(
                        Topic.CLOCK,
                        gap.compareTo(CLOCKS) < 0,
                        State.LOOK,
                        gap.toSeconds() + " s",
                        null));
        checks.add(disk());
    }

    private Check disk() {
        try {
            long left = Files.getFileStore(installation.disk()).getUsableSpace();
            var state = left < GIGABYTE ? State.MISSING : State.LOOK;
            return Check.of(Topic.DISK, left >= LITTLE, state, left / GIGABYTE + " GB", null);
        } catch (IOException e) {
            return new Check(Topic.DISK, State.MISSING, e.getClass().getSimpleName(), null);
        }
    }

    private void configured(List<Check> checks) {
        checks.add(set(Topic.TIMESTAMPS, installation.timestamped()));
        checks.add(set(Topic.LONG_TERM, installation.longTerm()));
        checks.add(set(Topic.REPORT, installation.reports()));
        checks.add(set(Topic.TRAINING, !installation.training()));
    }

    private static Check set(Topic topic, boolean holds) {
        return Check.of(topic, holds, State.LOOK, "", null);
    }

    private static void some(
            List<Check> checks,
            Topic topic,
            State otherwise,
            long count,
            @org.jspecify.annotations.Nullable String href) {
        checks.add(Check.of(topic, count > 0, otherwise, count, href));
    }
}
