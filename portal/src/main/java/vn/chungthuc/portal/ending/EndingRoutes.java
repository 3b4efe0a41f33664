package vn.chungthuc.portal.ending;

import io.vertx.ext.web.Router;
import java.util.function.BiFunction;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Dừng giải quyết theo yêu cầu" and "Thu hồi trình ký": a reason, and back to the timeline.
public final class EndingRoutes {
    private final Gate gate;
    private final Dossiers dossiers;
    private final Endings endings;

    public EndingRoutes(Gate gate, Dossiers dossiers, Endings endings) {
        this.gate = gate;
        this.dossiers = dossiers;
        this.endings = endings;
    }

    public void addTo(Router router) {
        router.post("/dossiers/:id/stop").handler(gate.form(this::stop, Role.INTAKE));
        router.post("/dossiers/:id/withdraw").handler(gate.form(this::withdraw, Role.INTAKE));
    }

    private void stop(Visit visit, Form form) {
        end(visit, form, endings::stop, "stopped");
    }

    private void withdraw(Visit visit, Form form) {
        end(visit, form, endings::withdraw, "withdrawn");
    }

    private void end(
            Visit visit,
            Form form,
            BiFunction<Endings.Request, String, Moved> ending,
            String done) {
        var dossier =
                dossiers.find(visit.agency(), visit.id())
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var here = "/tracking/" + dossier.id() + "?told=";
        var reason = form.lines("reason");
        if (reason.isEmpty()) {
            visit.goTo(here + "no-reason");
            return;
        }
        var request = new Endings.Request(visit.agency(), dossier.id(), visit.official().id());
        switch (ending.apply(request, reason)) {
            case Moved.Done _ -> visit.goTo(here + done);
            case Moved.Lost _ -> visit.goTo(here + "no-moved");
        }
    }
}
