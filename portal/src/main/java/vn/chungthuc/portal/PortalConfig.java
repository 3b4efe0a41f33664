package vn.chungthuc.portal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.delivery.DeliveryMail;
import vn.chungthuc.portal.longterm.LongTermSettings;
import vn.chungthuc.portal.report.ReportSettings;
import vn.chungthuc.protocol.SignTicket;

/// The portal's one configuration file (YAML, lower-case keys with dashes, unknown keys stop the
/// program). Secrets stand in files of their own.
///
/// @param origin how browsers and agents reach the portal, such as
///   `https://chungthuc.example.gov.vn`; plain http only on this machine
/// @param listenPort on 127.0.0.1, behind whatever ends TLS; 0 takes any free one (tests)
/// @param objects folder of the documents' segments
/// @param ticketKeyFile see [vn.chungthuc.portal.signing.TicketKeyFile]
/// @param trustAnchors folder of PEM files
/// @param level least PAdES level of signatures, `B-B` (when missing) or `B-T`
/// @param longTerm who stamps finished copies; when missing they are not raised to B-LTA
/// @param report the key that signs reports of the verification page; without it there are none on
///   paper
/// @param training marks every copy "BẢN TẬP HUẤN"
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record PortalConfig(
        String origin,
        int listenPort,
        Database.Settings database,
        Path objects,
        Path ticketKeyFile,
        DeliveryMail.Settings mail,
        Path trustAnchors,
        String level,
        LongTermSettings longTerm,
        @Nullable ReportSettings report,
        boolean training) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    private static final Set<String> LEVELS = Set.of(SignTicket.PLAIN, SignTicket.WITH_TIMESTAMP);

    public PortalConfig {
        present("origin", origin);
        present("database", database);
        present("objects", objects);
        present("ticket-key-file", ticketKeyFile);
        present("mail", mail);
        present("trust-anchors", trustAnchors);
        port("listen-port", listenPort, 0);
        checkOrigin(origin);
        level = level == null ? SignTicket.PLAIN : level;
        longTerm = longTerm == null ? LongTermSettings.NONE : longTerm;
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException("level must be one of " + LEVELS);
        }
        present("database.host", database.host());
        present("database.name", database.name());
        present("database.user", database.user());
        port("database.port", database.port(), 1);
        present("mail.host", mail.host());
        present("mail.from", mail.from());
        port("mail.port", mail.port(), 1);
    }

    /// @throws IOException when the file cannot be read or is not right; the message names the key
    public static PortalConfig read(Path file) throws IOException {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build()
                .readValue(file.toFile(), PortalConfig.class);
    }

    /// Files on their way in; on the same disk as [#objects].
    public Path uploads() {
        return objects.resolve("incoming");
    }

    private static void present(String key, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException(key + " is missing");
        }
    }

    private static void port(String key, int port, int least) {
        if (port < least || port > 65_535) {
            throw new IllegalArgumentException(key + " is no port: " + port);
        }
    }

    /// RFC 6454: scheme, host and port, nothing behind.
    private static void checkOrigin(String origin) {
        var uri = URI.create(origin);
        var host = uri.getHost();
        boolean https = "https".equals(uri.getScheme());
        boolean here =
                "http".equals(uri.getScheme()) && host != null && THIS_MACHINE.contains(host);
        boolean bare =
                uri.getRawPath().isEmpty()
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && uri.getRawUserInfo() == null;
        if (host == null || !bare || !(https || here)) {
            throw new IllegalArgumentException(
                    "origin must be https://host[:port], nothing behind");
        }
    }
}
