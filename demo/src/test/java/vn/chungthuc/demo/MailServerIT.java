package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerIT {
    @TempDir Path folder;

    @Test
    void keepsMailsBetweenStartsAndShowsThemEscaped() throws Exception {
        var ports = Ports.any();
        try (var _ = MailServer.start(folder, ports.smtp(), InstantSource.system())) {
            send(ports.smtp());
        }
        try (var mail = MailServer.start(folder, ports.smtp(), InstantSource.system());
                var _ = MailPage.start(mail, ports.mailPage())) {
            assertThat(mail.mails()).hasSize(1);
            assertThat(mail.mails().getFirst().subject()).isEqualTo("Bản sao <b>đã</b> xong");
            var page = page(ports.mailPage());
            assertThat(page)
                    .contains("Bản sao &lt;b&gt;đã&lt;/b&gt; xong")
                    .doesNotContain("<script>")
                    .contains("<a href=\"http://localhost:8080/d/abc_DEF-1\">")
                    .doesNotContain("href=\"http://evil.example");
        }
    }

    private static void send(int port) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("a@mau.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("b@mau.example"));
        message.setSubject("Bản sao <b>đã</b> xong", "UTF-8");
        message.setText(
                "<script>alert(1)</script> http://localhost:8080/d/abc_DEF-1 http://evil.example/d/x",
                "UTF-8");
        Transport.send(message);
    }

    private static String page(int port) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
