package vn.chungthuc.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/// A mail as the server received it.
///
/// @param file its `.eml`
/// @param to the addresses, as written
/// @param messageId with its angle brackets
/// @param text the plain text, empty if there is none
/// @param attachments their names and sizes, for people
public record Mail(
        Path file,
        String to,
        String subject,
        String messageId,
        String text,
        List<String> attachments) {
    public Mail {
        attachments = List.copyOf(attachments);
    }

    static Mail read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            var texts = new ArrayList<String>();
            var attachments = new ArrayList<String>();
            walk(message, texts, attachments);
            var to = message.getAllRecipients();
            return new Mail(
                    file,
                    to == null
                            ? ""
                            : Arrays.stream(to)
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", ")),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    Objects.requireNonNullElse(message.getMessageID(), ""),
                    String.join("\n", texts),
                    attachments);
        } catch (MessagingException e) {
            throw new IOException(file.toString(), e);
        }
    }

    private static void walk(Part part, List<String> texts, List<String> attachments)
            throws IOException, MessagingException {
        var content = part.getContent();
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                walk(inner, texts, attachments);
            }
        } else if (part.getFileName() != null) {
            try (InputStream bytes = part.getInputStream()) {
                long size = bytes.transferTo(java.io.OutputStream.nullOutputStream());
                attachments.add(part.getFileName() + " (" + size + " byte)");
            }
        } else if (part.isMimeType("text/plain") && content instanceof String text) {
            texts.add(text);
        }
    }
}
