package vn.chungthuc.portal.verify;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.chungthuc.portal.confine.Work;
import vn.chungthuc.portal.report.Examination;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.protocol.Sha256;

/// Examines a file that anybody brought: two at a time, some may wait, all others are sent away.
public final class VerifyDesk {
    /// How many files are judged side by side.
    public static final int WORKERS = 2;

    /// What the children must be able to do.
    public static final Set<Work> WORKS =
            Stream.concat(Verifier.WORKS.stream(), Stream.of(Work.LOOK_UP_CODE))
                    .collect(toUnmodifiableSet());

    private static final int PLACES = WORKERS + 16;

    private final Turnstile turnstile = new Turnstile(PLACES);
    private final Offload workers;
    private final Verifier verifier;
    private final LookUpCode codes;
    private final IssuedCopies issued;
    private final InstantSource clock;

    /// What the file itself tells.
    ///
    /// @param parts digests of what each signature covers
    private record Read(Judgement judgement, List<Sha256> parts, String code, long millis) {}

    /// @param workers [#WORKERS] threads
    public VerifyDesk(
            Offload workers,
            Verifier verifier,
            LookUpCode codes,
            IssuedCopies issued,
            InstantSource clock) {
        this.workers = workers;
        this.verifier = verifier;
        this.codes = codes;
        this.issued = issued;
        this.clock = clock;
    }

    /// Before a body is read that could not be worked on.
    void refuseIfFull() {
        turnstile.refuseIfFull();
    }

    /// @param name what the report calls the file
    Examination examine(Form.Upload upload, String name) {
        var read = turnstile.pass(() -> workers.run(() -> read(upload.file())));
        var content = upload.content();
        return new Examination(
                name,
                content.hash(),
                content.length(),
                read.judgement(),
                issued.find(content.hash(), read.parts(), read.code()),
                clock.instant(),
                read.millis());
    }

    /// The same file once more, for programs that read validation reports.
    Optional<String> etsiReport(Form.Upload upload) {
        return turnstile.pass(() -> workers.run(() -> verifier.etsiReport(upload.file())));
    }

    private Read read(Path file) throws IOException {
        long start = System.nanoTime();
        var judgement = verifier.judge(file);
        long millis = (System.nanoTime() - start) / 1_000_000;
        var ends = new TreeSet<Long>();
        judgement.signatures().forEach(signed -> ends.add(signed.covers().bytes()));
        var parts = Prefixes.digests(file, ends.tailSet(1L));
        return new Read(judgement, parts, codes.of(file), millis);
    }
}
