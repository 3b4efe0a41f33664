package vn.chungthuc.demo;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// A real SMTP server on loopback that keeps every mail as an `.eml` file before it says "250", and
/// delivers nothing anywhere.
public final class MailServer implements AutoCloseable {
    private final Path folder;
    private final GreenMail server;
    private final int port;
    private final InstantSource clock;

    private MailServer(Path folder, int port, InstantSource clock) {
        this.clock = clock;
        this.folder = folder;
        this.port = port;
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    /// Starts on that port of 127.0.0.1.
    ///
    /// @param folder of the `.eml` files
    public static MailServer start(Path folder, int port, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        var mail = new MailServer(folder, port, clock);
        mail.server.start();
        var users = mail.server.getUserManager();
        users.setMessageDeliveryHandler((message, to) -> mail.keep(users, message, to));
        return mail;
    }

    public int port() {
        return port;
    }

    /// All mails kept, newest first.
    public List<Mail> mails() throws IOException {
        var mails = new ArrayList<Mail>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".eml"))
                            .sorted(Comparator.reverseOrder())
                            .toList()) {
                mails.add(Mail.read(file));
            }
        }
        return mails;
    }

    private GreenMailUser keep(UserManager users, MovingMessage message, MailAddress to)
            throws MessagingException, UserException {
        try {
            server.purgeEmailFromAllMailboxes();
            var name = clock.millis() + "-" + UUID.randomUUID();
            var partial = folder.resolve(name + ".part");
            try (var out = Files.newOutputStream(partial)) {
                message.getMessage().writeTo(out);
            }
            Files.move(partial, folder.resolve(name + ".eml"));
        } catch (IOException | FolderException e) {
            throw new MessagingException("not kept", e);
        }
        var known = users.getUserByEmail(to.getEmail());
        return known != null
                ? known
                : users.createUser(to.getEmail(), to.getEmail(), UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        server.stop();
    }
}
