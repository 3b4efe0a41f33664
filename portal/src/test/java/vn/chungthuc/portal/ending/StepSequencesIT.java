package vn.chungthuc.portal.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.dossier.Annulment;
import vn.chungthuc.portal.dossier.CertificationNumber;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Move;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.dossier.Status;

/// Ten thousand random steps, a third of them by somebody who looked too long ago: the database
/// holds what the stages allow, and nothing else.
@Tag("long")
class StepSequencesIT {
    private static final int STEPS = 10_000;
    private static final long SEED = 20_261_124;

    @TempDir static Path folder;
    private final Random random = new Random(SEED);
    private int number = 0;

    @Test
    void standsWhereTheStagesSayAfterAnySequenceOfSteps() throws Exception {
        try (var office = new TestOffice(folder)) {
            var before = new ArrayList<Dossier>();
            var dossier = office.open();
            int stale = 0;
            for (int step = 0; step < STEPS; step++) {
                boolean late = !before.isEmpty() && random.nextInt(3) == 0;
                var seen = late ? before.get(random.nextInt(before.size())) : dossier;
                var move = move(office, seen);
                if (move == null) {
                    check(office, dossier);
                    dossier = office.open();
                    before.clear();
                    continue;
                }
                var moved =
                        office.database.inTransaction(
                                c -> office.dossiers.store(c, seen, move, office.clerk));
                if (late) {
                    stale++;
                    assertThat(moved).as("step " + step).isInstanceOf(Moved.Lost.class);
                } else {
                    before.add(dossier);
                    dossier = ((Moved.Done) moved).dossier();
                    assertThat(dossier.stage()).isEqualTo(move.to());
                    assertThat(dossier.version()).isEqualTo(seen.version() + 1);
                }
            }
            assertThat(stale).isGreaterThan(STEPS / 10);
        }
    }

    private static void check(TestOffice office, Dossier dossier) {
        var stored = office.dossiers.find(office.agency.id(), dossier.id()).orElseThrow();
        assertThat(stored).isEqualTo(dossier);
        var events = new Events(office.database).of(office.agency.id(), dossier.id());
        assertThat(events).hasSize(dossier.version());
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).from()).isEqualTo(events.get(i - 1).to());
        }
        assertThat(events.getLast().to()).isEqualTo(dossier.stage().status());
    }

    /// Any step that the stage allows; null when it allows none any more.
    private @Nullable Move move(TestOffice office, Dossier dossier) {
        var allowed = moves(office, dossier.stage(), dossier.document());
        return allowed.isEmpty() ? null : allowed.get(random.nextInt(allowed.size()));
    }

    private List<Move> moves(TestOffice office, Stage stage, UUID document) {
        var moves = new ArrayList<Move>();
        switch (stage) {
            case Stage.AwaitingSignature s -> {
                moves.add(s.sign(office.leader, document));
                moves.add(s.giveBack(office.leader, "Sai tên"));
                moves.add(s.withdraw(office.intake, "Quét lại"));
            }
            case Stage.Signed s -> {
                moves.add(s.signAgain(office.leader, document));
                moves.add(s.forward());
                moves.add(s.giveBack(office.leader, "Sai tên"));
            }
            case Stage.AwaitingSeal s -> {
                moves.add(s.seal(new CertificationNumber(2026, ++number), document));
                moves.add(s.giveBack(office.clerk, Desk.LEADER, "Ký lại"));
                moves.add(s.giveBack(office.clerk, Desk.INTAKE, "Sai tên"));
            }
            case Stage.Sealed s -> moves.add(s.complete());
            case Stage.Completed s -> moves.add(s.annul(decision()));
            case Stage.Returned s -> {
                moves.add(s.resume(document));
                moves.add(s.cancel("Trùng hồ sơ"));
            }
            case Stage.Cancelled _, Stage.Refused _, Stage.Stopped _, Stage.Annulled _ -> {}
        }
        if (stage instanceof Stage.BeforeNumber early && random.nextInt(4) == 0) {
            moves.add(early.refuse("Giấy tự lập"));
            moves.add(early.stop("Công dân rút yêu cầu"));
        }
        return moves;
    }

    private static Annulment decision() {
        return new Annulment(
                "1/QĐ-UBND", LocalDate.of(2026, 11, 23), "Nguyễn Văn Mẫu", "Nhầm bản chính", "");
    }

    @Test
    void noEndAllowsAnyStep() {
        for (var end : List.of(Status.CANCELLED, Status.REFUSED, Status.STOPPED, Status.ANNULLED)) {
            assertThat(Stage.class.getPermittedSubclasses())
                    .filteredOn(type -> type.getSimpleName().equalsIgnoreCase(end.name()))
                    .singleElement()
                    .satisfies(type ->
                            assertThat(type.getDeclaredMethods())
                                    .noneMatch(method -> method.getReturnType() == Move.class));
        }
    }
}
