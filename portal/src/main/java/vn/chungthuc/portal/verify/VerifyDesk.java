package vn.chungthuc.portal.verify;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.TreeSet;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.report.Examination;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.web.Form;

/// Examines a file that anybody brought: two at a time, some may wait, all others are sent away.
public final class VerifyDesk {
    /// How many files are judged side by side.
    public static final int WORKERS = 2;

    private static final int PLACES = WORKERS + 16;

    private final Turnstile turnstile = new Turnstile(PLACES);
    private final Offload workers;
    private final DocumentJudge judge;
    private final IssuedCopies issued;
    private final InstantSource clock;

    /// What the file itself tells.
    private record Read(Judgement judgement, java.util.List<vn.chungthuc.protocol.Sha256> parts, String code, long millis) {}

    /// @param workers [#WORKERS] threads
    public VerifyDesk(
            Offload workers, DocumentJudge judge, IssuedCopies issued, InstantSource clock) {
        this.workers = workers;
        this.judge = judge;
        this.issued = issued;
        this.clock = clock;
    }

    /// Refuses before a body is read.
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

    private Read read(Path file) throws IOException {
        long start = System.nanoTime();
        try (var channel = FileChannel.open(file)) {
            var source = Source.of(channel);
            var judgement = judge.judge(source);
            var ends = new TreeSet<Long>();
            for (var signed : judgement.signatures()) {
                if (signed.revisionEnd() > 0) {
                    ends.add(signed.revisionEnd());
                }
            }
            var parts = Prefixes.digests(file, ends);
            long millis = (System.nanoTime() - start) / 1_000_000;
            return new Read(judgement, parts, LookUpCode.find(source), millis);
        }
    }
}
