package vn.chungthuc.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// The page on loopback that shows what the mail server received: the citizen's mailbox. Everything
/// is escaped; only addresses of this machine become links.
final class MailPage implements AutoCloseable {
    private static final Pattern LINK =
            Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1):\\d+/[A-Za-z0-9/_.-]*");
    private static final String STYLE =
            """
            body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d2733}
            h1{font-size:1.4rem} article{border:1px solid #c9d3dd;border-radius:6px;padding:1rem;margin:1rem 0}
            pre{white-space:pre-wrap;font:inherit} dt{color:#5a6877;float:left;clear:left;width:6rem}
            dd{margin:0 0 0 6rem} dl{margin:0}\
            """;

    private final HttpServer server;
    private final MailServer mail;

    private MailPage(HttpServer server, MailServer mail) {
        this.server = server;
        this.mail = mail;
    }

    static MailPage start(MailServer mail, int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        var page = new MailPage(HttpServer.create(address, 0), mail);
        page.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        page.server.createContext("/", page::answer);
        page.server.start();
        return page;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = html(mail.mails()).getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/html; charset=utf-8");
            headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            headers.set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String html(List<Mail> mails) {
        var html =
                new StringBuilder(
                        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\">"
                                + "<meta name=\"viewport\" content=\"width=device-width\">"
                                + "<meta http-equiv=\"refresh\" content=\"10\">"
                                + "<title>Hộp thư mẫu</title><style>"
                                + STYLE
                                + "</style><h1>Hộp thư mẫu: "
                                + mails.size()
                                + " thư đã nhận</h1>");
        if (mails.isEmpty()) {
            html.append("<p>Chưa có thư nào. Thư đến sau khi văn thư bấm “Hoàn thành và chuyển…”.");
        }
        mails.forEach(each -> html.append(article(each)));
        return html.append("</html>").toString();
    }

    private static String article(Mail mail) {
        return "<article><dl><dt>Đến</dt><dd>"
                + escape(mail.to())
                + "</dd><dt>Tiêu đề</dt><dd>"
                + escape(mail.subject())
                + "</dd><dt>Đính kèm</dt><dd>"
                + (mail.attachments().isEmpty()
                        ? "—"
                        : escape(String.join(", ", mail.attachments())))
                + "</dd></dl><pre>"
                + links(escape(mail.text()))
                + "</pre></article>";
    }

    private static String links(String escaped) {
        return LINK.matcher(escaped)
                .replaceAll(m -> "<a href=\"" + m.group() + "\">" + m.group() + "</a>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
