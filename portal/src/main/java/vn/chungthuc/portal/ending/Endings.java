package vn.chungthuc.portal.ending;

import java.util.UUID;
import java.util.function.Function;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Annulment;
import vn.chungthuc.portal.dossier.Annulments;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Move;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Openings;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Each lawful end in one transaction: the move, what it leaves on record, and what it takes back
/// (tickets, a reserved number). A stage that does not allow it is DOSSIER_MOVED_ON.
public final class Endings {
    private final Database database;
    private final Dossiers dossiers;
    private final Openings openings;
    private final Refusals refusals;
    private final Annulments annulments;
    private final Release release;

    /// Takes back what a dossier holds: signing tickets, a reserved number, which becomes a voided
    /// line with that reason.
    public interface Release {
        void of(Transaction c, Dossier dossier, UUID by, String reason);
    }

    /// Who asks, for which dossier.
    public record Request(UUID agency, UUID dossier, UUID by) {}

    public Endings(
            Database database,
            Dossiers dossiers,
            Openings openings,
            Refusals refusals,
            Annulments annulments,
            Release release) {
        this.database = database;
        this.dossiers = dossiers;
        this.openings = openings;
        this.refusals = refusals;
        this.annulments = annulments;
        this.release = release;
    }

    /// "Từ chối chứng thực".
    ///
    /// @param reason of the timeline: the ground in words and the explanation
    public Moved refuse(Request request, Refusals.Refusal refusal, String reason) {
        return database.inTransaction(c -> {
            var moved = released(c, request, reason, stage -> before(stage).refuse(reason));
            if (moved instanceof Moved.Done) {
                refusals.add(c, request.agency(), request.dossier(), refusal, request.by());
            }
            return moved;
        });
    }

    /// "Dừng giải quyết theo yêu cầu".
    public Moved stop(Request request, String reason) {
        return database.inTransaction(
                c -> released(c, request, reason, stage -> before(stage).stop(reason)));
    }

    /// "Thu hồi trình ký"; a dossier that a leader has opened has moved on.
    public Moved withdraw(Request request, String reason) {
        return database.inTransaction(c -> {
            var dossier = locked(c, request);
            if (!(dossier.stage() instanceof Stage.AwaitingSignature stage)
                    || openings.seen(c, dossier)) {
                throw gone();
            }
            return dossiers.store(c, dossier, stage.withdraw(request.by(), reason), request.by());
        });
    }

    /// "Hủy bỏ giá trị pháp lý".
    public Moved annul(Request request, Annulment decision, Annulments.Paper paper) {
        return database.inTransaction(c -> {
            var dossier = locked(c, request);
            if (!(dossier.stage() instanceof Stage.Completed stage)) {
                throw gone();
            }
            var moved = dossiers.store(c, dossier, stage.annul(decision), request.by());
            if (moved instanceof Moved.Done) {
                annulments.add(c, dossier, decision, paper, request.by());
            }
            return moved;
        });
    }

    /// Whether the counter may still refuse it: later it is the certifier's to decide.
    public static boolean atCounter(Stage stage) {
        return switch (stage) {
            case Stage.AwaitingSignature _ -> true;
            case Stage.Returned(_, _, var to) -> to == Desk.INTAKE;
            case Stage.Signed _,
                    Stage.AwaitingSeal _,
                    Stage.Sealed _,
                    Stage.Completed _,
                    Stage.Cancelled _,
                    Stage.Refused _,
                    Stage.Stopped _,
                    Stage.Annulled _ ->
                    false;
        };
    }

    private Moved released(
            Transaction c, Request request, String reason, Function<Stage, Move> step) {
        var dossier = locked(c, request);
        var move = step.apply(dossier.stage());
        release.of(c, dossier, request.by(), reason);
        return dossiers.store(c, dossier, move, request.by());
    }

    private Dossier locked(Transaction c, Request request) {
        return dossiers.lock(c, request.agency(), request.dossier())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private static Stage.BeforeNumber before(Stage stage) {
        if (stage instanceof Stage.BeforeNumber early) {
            return early;
        }
        throw gone();
    }

    private static ProblemException gone() {
        return new ProblemException(ProblemType.DOSSIER_MOVED_ON);
    }
}
