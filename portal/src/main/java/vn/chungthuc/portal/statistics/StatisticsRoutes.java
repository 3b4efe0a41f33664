package vn.chungthuc.portal.statistics;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Language;
import vn.chungthuc.portal.web.OutgoingFile;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Shown;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.portal.web.Words;

/// "Thống kê": the page, and the same as a workbook, which speaks Vietnamese whatever the page
/// does.
public final class StatisticsRoutes {
    private static final Words RECORDS = new Words(Language.VI);
    private static final Role[] WHO = {Role.LEADER, Role.CLERK, Role.ADMIN};

    private final Gate gate;
    private final Pages pages;
    private final Figures figures;
    private final InstantSource clock;

    public StatisticsRoutes(Gate gate, Pages pages, Database database, InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.figures = new Figures(database, clock);
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/statistics").handler(gate.page(this::show, WHO));
        router.get("/statistics/export").handler(gate.page(this::export, WHO));
    }

    private void show(Visit visit) {
        var period = period(visit);
        var values = new HashMap<String, Object>();
        values.put("report", figures.of(visit.agency(), period));
        values.put("growing", figures.growing(period));
        values.put("presets", Period.presets(today()));
        values.put("tables", Figures.tables());
        pages.show(visit, "statistics/page", values);
    }

    private void export(Visit visit) {
        var period = period(visit);
        var report = figures.of(visit.agency(), period);
        var agency = visit.official().agencyName();
        OutgoingFile.workbook(
                visit,
                "thong-ke-" + period.from() + "-" + period.to(),
                out -> StatisticsBook.write(out, RECORDS, agency, report));
    }

    /// What a line counts, as a person reads it.
    public static String label(Report.Line line) {
        return switch (line.group()) {
            case MONTH -> Shown.month(YearMonth.parse(line.key()));
            case HOUR -> line.key() + ":00 – " + line.key() + ":59";
            case TYPE, OFFICER, LEADER, TIME -> line.key();
        };
    }

    private Period period(Visit visit) {
        return Period.of(visit.query("from"), visit.query("to"), today());
    }

    private LocalDate today() {
        return OfficeTime.day(clock.instant());
    }
}
