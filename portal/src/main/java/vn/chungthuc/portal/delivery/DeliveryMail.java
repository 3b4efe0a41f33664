package vn.chungthuc.portal.delivery;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.outbox.Attempt;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.store.DocumentStream;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.OpenDocument;
import vn.chungthuc.protocol.ProblemException;

/// Carries a finished copy to its registrant by SMTP (RFC 5321). Every try of one delivery has the
/// same Message-ID, so that a repeat after a crash is known as one.
public final class DeliveryMail {
    /// Above this only the link goes out: many servers refuse more.
    private static final long LARGEST_ATTACHMENT = 10L * 1024 * 1024;

    private static final int CONNECT_MILLIS = 10_000;
    private static final int IDLE_SECONDS = 60;

    /// Less than an outbox entry's lease.
    private static final int MINUTES_TO_SEND = 3;

    private final Vertx vertx;
    private final MailConfig config;

    /// The mail client stalls now and then on a virtual thread's context; on an event loop it does
    /// not.
    private final Context loop;

    private final Settings settings;
    private final String origin;
    private final Agencies agencies;
    private final Dossiers dossiers;
    private final Deliveries deliveries;
    private final Documents documents;

    /// The mail server.
    ///
    /// @param from address of the sender
    /// @param tls whether STARTTLS is demanded
    /// @param user null: the server asks for no log-in
    /// @param passwordFile holds the password and nothing else
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    public record Settings(
            String host,
            int port,
            String from,
            boolean tls,
            @Nullable String user,
            @Nullable Path passwordFile) {}

    public DeliveryMail(
            Vertx vertx,
            Settings settings,
            String origin,
            Agencies agencies,
            Dossiers dossiers,
            Deliveries deliveries,
            Documents documents) {
        this.vertx = vertx;
        this.settings = settings;
        this.origin = origin;
        this.agencies = agencies;
        this.dossiers = dossiers;
        this.deliveries = deliveries;
        this.documents = documents;
        this.config = config(settings);
        this.loop = vertx.getOrCreateContext();
        if (!loop.isEventLoopContext()) {
            throw new IllegalStateException("made on a thread that is not the main one");
        }
    }

    /// One try; for [Relay][vn.chungthuc.portal.outbox.Relay], on a virtual thread.
    public Attempt carry(Outbox.Entry entry) {
        var delivery = deliveries.find(entry.agency(), entry.id()).orElseThrow();
        var dossier = dossiers.find(entry.agency(), delivery.dossier()).orElseThrow();
        if (dossier.stage() instanceof Stage.Annulled) {
            return new Attempt.Never(MailTrouble.ANNULLED.name(), "");
        }
        var document = documents.find(entry.agency(), dossier.document()).orElseThrow();
        boolean attached = document.length() <= LARGEST_ATTACHMENT;
        var text =
                new MailText(
                        dossier,
                        agencies.find(entry.agency()).name(),
                        origin + "/d/" + delivery.link(),
                        attached);
        var message = message(delivery, text);
        if (!attached) {
            return send(message);
        }
        try (var open = open(() -> documents.open(entry.agency(), dossier.id(), document))) {
            return send(message.setAttachment(attachment(open, text.fileName())));
        } catch (IOException | ProblemException e) {
            return later(MailTrouble.FILE_UNREADABLE, e);
        }
    }

    private OpenDocument open(Callable<OpenDocument> opening) {
        return vertx.executeBlocking(opening, false).await();
    }

    private MailMessage message(Deliveries.Delivery delivery, MailText text) {
        var message =
                new MailMessage()
                        .setFrom(settings.from())
                        .setTo(delivery.address())
                        .setSubject(text.subject())
                        .setText(text.body());
        var host = URI.create(origin).getHost();
        // RFC 5322, 3.6.4; RFC 3834: no out-of-office answers
        return message.addHeader("Message-ID", "<" + delivery.id() + "@" + host + ">")
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private MailAttachment attachment(OpenDocument open, String name) {
        return MailAttachment.create()
                .setContentType("application/pdf")
                .setDisposition("attachment")
                .setName(name)
                .setSize(Math.toIntExact(open.length()))
                .setStream(new DocumentStream(vertx, open, 0, open.length()));
    }

    /// "Gửi thử": a mail that says nothing, to see whether the server takes it.
    public Attempt trial(String address) {
        return send(
                new MailMessage()
                        .setFrom(settings.from())
                        .setTo(address)
                        .setSubject("Thư thử của cổng chứng thực điện tử")
                        .setText(
                                "Thư này được gửi để kiểm tra cấu hình thư của "
                                        + origin
                                        + ". Không cần trả lời.\n")
                        .addHeader("Auto-Submitted", "auto-generated"));
    }

    private Attempt send(MailMessage message) {
        // one client a mail: the library does not give back the connection of a mail that it
        // cannot encode, and waits for ever for a free one
        var client = MailClient.create(vertx, config);
        try {
            var sent = Promise.<MailResult>promise();
            loop.runOnContext(_ -> client.sendMail(message).onComplete(sent));
            sent.future().timeout(MINUTES_TO_SEND, TimeUnit.MINUTES).await();
            return new Attempt.Done();
        } catch (Throwable e) {
            return trouble(e);
        } finally {
            client.close().otherwiseEmpty().await();
        }
    }

    /// By the reply code (RFC 5321, 4.2), never by its text.
    private static Attempt trouble(Throwable e) {
        return switch (e) {
            case SMTPException smtp when smtp.getReplyCode() == 535 || smtp.getReplyCode() == 530 ->
                    later(MailTrouble.LOGIN_REFUSED, smtp);
            case SMTPException smtp when smtp.getReplyCode() >= 500 ->
                    new Attempt.Never(MailTrouble.ADDRESS_REFUSED.name(), reply(smtp));
            case SMTPException smtp ->
                    new Attempt.Later(MailTrouble.SERVER_BUSY.name(), reply(smtp));
            // the library's word for an address that is none
            case IllegalArgumentException bad ->
                    new Attempt.Never(
                            MailTrouble.ADDRESS_REFUSED.name(), bad.getClass().getSimpleName());
            case IOException io -> later(MailTrouble.SERVER_UNREACHABLE, io);
            case TimeoutException timeout -> later(MailTrouble.SERVER_UNREACHABLE, timeout);
            case Error error -> throw error;
            default -> later(MailTrouble.SERVER_UNREACHABLE, e);
        };
    }

    private static Attempt later(MailTrouble trouble, Throwable e) {
        return new Attempt.Later(trouble.name(), e.getClass().getSimpleName());
    }

    /// Without the reply's text, which repeats the address.
    private static String reply(SMTPException e) {
        return "SMTP " + e.getReplyCode();
    }

    private static MailConfig config(Settings settings) {
        var config =
                new MailConfig()
                        .setHostname(settings.host())
                        .setPort(settings.port())
                        .setStarttls(
                                settings.tls()
                                        ? StartTLSOptions.REQUIRED
                                        : StartTLSOptions.DISABLED)
                        .setLogin(LoginOption.NONE)
                        .setKeepAlive(false)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setIdleTimeout(IDLE_SECONDS);
        if (settings.user() != null && settings.passwordFile() != null) {
            config.setLogin(LoginOption.REQUIRED)
                    .setUsername(settings.user())
                    .setPassword(password(settings.passwordFile()));
        }
        return config;
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("mail.password-file", e);
        }
    }
}
