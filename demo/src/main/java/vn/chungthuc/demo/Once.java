package vn.chungthuc.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.testkit.Judges;

/// Plays one dossier through without a person, each step over the same parts that people use.
public final class Once {
    private final Demo demo;
    private final Steps steps;

    Once(Demo demo, PrintStream out) {
        this.demo = demo;
        steps = new Steps(out);
    }

    /// @param given a scan; null for a sample of ten pages
    void play(@Nullable Path given) throws IOException {
        var scan = given != null ? given : demo.folder().writeSampleScan();
        var answers = answers();
        steps.run("chương trình ký chạy", () -> demo.startAgentThatAnswers(false, answers));
        var submitted = steps.tell("cán bộ trình ký", () -> submit(scan));
        var id = submitted.id();
        steps.run("lãnh đạo ký số và chuyển", () -> sign(id));
        steps.run("văn thư cấp số, đóng dấu, hoàn thành", () -> seal(id));
        steps.run("cổng bổ sung dữ liệu dài hạn, dấu thời gian", () -> preserved(id));
        var link = steps.tell("thư đến người dân", () -> demo.awaitLink(submitted.code()));
        var copy = steps.tell("người dân tải bản sao", () -> download(link, submitted));
        steps.run("tra cứu theo mã QR", () -> lookUp(copy));
        judge(copy);
        steps.out().println("\nBản sao điện tử: " + copy);
    }

    private Path answers() throws IOException {
        var file = demo.folder().root().resolve("answers.properties");
        var secrets = demo.secrets();
        Files.writeString(
                file,
                "consent=given\nmove.x=12\nmove.y=-6\npin.SIGN=%s\npin.SEAL=%s\n"
                        .formatted(secrets.leaderPin(), secrets.officePin()));
        return file;
    }

    private DemoPage.Submitted submit(Path scan) throws IOException {
        try (var officer = DemoPage.signIn(demo.origin(), "can-bo", demo.secrets().intake())) {
            return officer.submit(scan, Map.of());
        }
    }

    private void sign(String id) throws IOException {
        try (var leader = DemoPage.signIn(demo.origin(), "lanh-dao", demo.secrets().leader())) {
            done(leader.sign(id));
            leader.forward(id);
        }
    }

    private void seal(String id) throws IOException {
        try (var clerk = DemoPage.signIn(demo.origin(), "van-thu", demo.secrets().clerk())) {
            done(clerk.seal(id));
            clerk.complete(id);
        }
    }

    private void done(ItemStatus end) {
        switch (end) {
            case ItemStatus.Done done ->
                    steps.note("chương trình ký gửi về " + done.appended() + " byte");
            case ItemStatus.Failed failed ->
                    throw new Refusal(failed.problem().status(), failed.problem());
            case ItemStatus.Cancelled _ -> throw new DemoFault("chưa ký: đã hủy");
            case ItemStatus.Awaiting _,
                    ItemStatus.Ready _,
                    ItemStatus.Shown _,
                    ItemStatus.Signing _ ->
                    throw new DemoFault("chưa ký xong");
        }
    }

    private void preserved(String id) throws IOException {
        if (!demo.awaitPreserved(id, 1)) {
            throw new DemoFault("bản sao chưa đạt PAdES B-LTA; xem logs/portal.log");
        }
        steps.note("PAdES B-LTA");
    }

    private Path download(URI link, DemoPage.Submitted submitted) throws IOException {
        var copy = demo.folder().finished().resolve(submitted.code() + ".pdf");
        return new Citizen(demo.origin()).download(link, submitted.pickUpCode(), copy);
    }

    private void lookUp(Path copy) throws IOException {
        var said = new Citizen(demo.origin()).lookUp(copy);
        if (!said.contains(DemoOffice.NAME)) {
            throw new DemoFault("trang tra cứu không nói bản sao do cơ quan này cấp: " + said);
        }
    }

    private void judge(Path copy) throws IOException {
        if (Judges.qpdfAvailable()) {
            steps.run(
                    "qpdf --check",
                    () -> {
                        var said = Judges.qpdf(copy);
                        if (!said.sound()) {
                            throw new DemoFault(said.said());
                        }
                    });
        }
        if (Judges.pdfsigAvailable()) {
            steps.run(
                    "pdfsig",
                    () -> {
                        var said = Judges.pdfsig(copy);
                        if (!said.allValid()
                                || said.signers().size() != 2
                                || said.timestamps() != 1
                                || !said.wholeSigned()) {
                            throw new DemoFault(said.said());
                        }
                        steps.note(String.join(", ", said.signers()));
                    });
        }
    }
}
