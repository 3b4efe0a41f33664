package vn.chungthuc.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.Problem;

/// An official at the browser: the steps of the walk, each by the page's own links and forms, over
/// real HTTP.
public final class DemoPage implements AutoCloseable {
    private final Browser browser;

    private DemoPage(Browser browser) {
        this.browser = browser;
    }

    /// What the officer sees after "Trình ký".
    ///
    /// @param id of the dossier, from the address
    /// @param code for instance `H55.242-261123-010005`
    /// @param pickUpCode eight digits
    public record Submitted(String id, String code, String pickUpCode) {}

    /// Signs in; the official lands on the first queue of their right.
    public static DemoPage signIn(URI origin, String login, String password) throws IOException {
        var browser = new Browser(origin);
        var landed =
                browser.submit(
                        browser.open("/login"),
                        "form[action=/login]",
                        Map.of("login", login, "password", password));
        if (landed.status() != 200 || landed.address().getPath().equals("/login")) {
            browser.close();
            throw new DemoFault("không đăng nhập được với " + login + ": " + landed.text());
        }
        return new DemoPage(browser);
    }

    public Browser browser() {
        return browser;
    }

    /// The answer of the portal to a filled-in intake form, whatever it is.
    ///
    /// @param fields besides name, address, kind of paper and the tick, which are given here
    public Page fillIn(Path scan, Map<String, ?> fields) throws IOException {
        var form = browser.open("/intake");
        var filled = new HashMap<String, Object>();
        filled.put("name", "Đặng Thị Ngọc Ẩn");
        filled.put("email", "nguoi-dan@mau.example");
        filled.put("idNumber", "000190000123");
        filled.put("type", form.one("#type option:nth-of-type(2)").text());
        filled.put("pages", pages(scan));
        filled.put("compared", "yes");
        filled.put("then", "done");
        filled.put("scan", scan);
        filled.putAll(fields);
        return browser.submit(form, "#intake", filled);
    }

    /// What the page's preview presets; 1 where there is nothing to count.
    private static String pages(Path scan) {
        try (var document = Loader.loadPDF(scan.toFile())) {
            return Integer.toString(document.getNumberOfPages());
        } catch (IOException _) {
            return "1";
        }
    }

    /// Hands in a scan that the portal must take.
    public Submitted submit(Path scan, Map<String, ?> fields) throws IOException {
        return submitted(fillIn(scan, fields));
    }

    /// What the page after "Trình ký" tells.
    public static Submitted submitted(Page done) {
        var path = done.address().getPath().split("/");
        if (done.status() != 200 || !path[path.length - 1].equals("done")) {
            throw new DemoFault("hồ sơ không được nhận: " + done.text());
        }
        var shown = done.html().select(".code.big").eachText();
        return new Submitted(path[2], shown.get(0), shown.get(1).replaceAll("\\D", ""));
    }

    /// "Ký số": tickets from the portal, the job to the agent.
    ///
    /// @return how the item ended
    public ItemStatus sign(String dossier) throws IOException {
        return runAtAgent(askToSign(dossier));
    }

    /// "Đóng dấu", with the register that the page offers.
    public ItemStatus seal(String dossier) throws IOException {
        return runAtAgent(askToSeal(dossier));
    }

    /// The ticket that "Ký số" gets.
    public TicketAnswer.Item askToSign(String dossier) throws IOException {
        return one(askToSignAnswer(dossier));
    }

    public TicketAnswer askToSignAnswer(String dossier) throws IOException {
        var page = browser.open("/queue/" + dossier);
        return tickets(page, "/queue/tickets", Map.of("dossiers", List.of(dossier)));
    }

    /// The ticket that "Đóng dấu" gets; from then on the number belongs to the dossier.
    public TicketAnswer.Item askToSeal(String dossier) throws IOException {
        var page = browser.open("/register/" + dossier);
        var register = page.one("#register");
        var chosen =
                register.is("select")
                        ? register.select("option[selected], option[value~=.]").first()
                        : register;
        if (chosen == null) {
            throw new DemoFault("không có sổ chứng thực nào đang mở");
        }
        return one(
                tickets(
                        page,
                        "/register/tickets",
                        Map.of("dossiers", List.of(dossier), "register", chosen.attr("value"))));
    }

    private TicketAnswer tickets(Page page, String path, Map<String, ?> wish) throws IOException {
        var body = AgentJob.JSON.writeValueAsString(wish);
        var answer = browser.postJson(path, page.csrf(), body);
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw new Refusal(answer.statusCode(), AgentJob.problem(answer.body()));
        }
        return AgentJob.JSON.readValue(answer.body(), TicketAnswer.class);
    }

    private static TicketAnswer.Item one(TicketAnswer answer) {
        for (var failed : answer.failed()) {
            Problem problem = failed.problem();
            throw new Refusal(problem.status(), problem);
        }
        return answer.items().getFirst();
    }

    /// Fetches the base document and takes it with its ticket to the agent.
    public ItemStatus runAtAgent(TicketAnswer.Item item) throws IOException {
        var document = Files.createTempFile("base", ".pdf");
        try {
            fetch(item.document(), document);
            return AgentJob.atAgent(browser)
                    .run(List.of(item.forAgent()), List.of(document))
                    .getFirst();
        } finally {
            Files.deleteIfExists(document);
        }
    }

    /// Downloads a file of the portal.
    public Path fetch(String path, Path to) throws IOException {
        HttpResponse<Path> answer = browser.fetch(path, to);
        if (answer.statusCode() != 200) {
            throw new DemoFault(path + " trả lời " + answer.statusCode());
        }
        return to;
    }

    /// "Chuyển cấp số và đóng dấu".
    public Page forward(String dossier) throws IOException {
        return press("/queue/" + dossier, "/queue/" + dossier + "/forward");
    }

    /// "Hoàn thành và chuyển bản chứng thực điện tử tới người dân/doanh nghiệp".
    public Page complete(String dossier) throws IOException {
        return press("/register/" + dossier, "/register/" + dossier + "/complete");
    }

    private Page press(String page, String action) throws IOException {
        var after = browser.submit(browser.open(page), "form[action=" + action + "]", Map.of());
        if (after.status() != 200) {
            throw new DemoFault(action + ": " + after.status() + " " + after.text());
        }
        return after;
    }

    @Override
    public void close() {
        browser.close();
    }
}
