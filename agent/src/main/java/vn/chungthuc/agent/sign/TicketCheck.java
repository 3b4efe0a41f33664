package vn.chungthuc.agent.sign;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.pdf.Stamp;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignJob;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.TicketKeys;

/// Whether a portal allows an item: the ticket's signature by that portal's pinned key (RFC 7515,
/// RFC 8037), its times, its addresses, and that it covers everything the window will show.
public final class TicketCheck {
    /// How far the clocks of portal and workstation may lie apart.
    public static final Duration SKEW = Duration.ofSeconds(60);

    /// Seconds; the year 5138, beyond which nothing is a time.
    private static final long FAR_AWAY = 100_000_000_000L;

    private static final Set<String> LEVELS = Set.of(SignTicket.PLAIN, SignTicket.WITH_TIMESTAMP);

    private static final int LONGEST_TICKET = 16 * 1024;

    /// SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410 §4).
    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Portals portals;
    private final InstantSource clock;

    public TicketCheck(Portals portals, InstantSource clock) {
        this.portals = portals;
        this.clock = clock;
    }

    /// @param origin of the request, one of the allowed
    /// @throws ProblemException with the ticket's or the item's problem
    public CheckedItem check(String origin, SignJob.Item sent) {
        var ticket = signedTicket(origin, sent.ticket());
        inTime(ticket);
        staysWithThePortal(ticket);
        wellFormed(ticket);
        var item = coveredItem(ticket, sent.item().bytes());
        imagesCovered(ticket, item);
        liesInTheSlot(ticket, item);
        return new CheckedItem(sent.ticket(), ticket, item);
    }

    private SignTicket signedTicket(String origin, String jws) {
        var parts = jws.length() > LONGEST_TICKET ? new String[0] : jws.split("\\.", -1);
        if (parts.length != 3) {
            throw invalid("not a compact JWS");
        }
        var header =
                StrictJson.read(
                        decode(parts[0]), SignTicket.Header.class, ProblemType.TICKET_INVALID);
        if (!header.alg().equals(SignTicket.ALGORITHM) || !header.typ().equals(SignTicket.TYPE)) {
            throw invalid("algorithm or type");
        }
        var ticket =
                StrictJson.read(decode(parts[1]), SignTicket.class, ProblemType.TICKET_INVALID);
        if (!ticket.aud().equals(origin)) {
            // refused on its own word: no signature could make it ours
            throw new ProblemException(ProblemType.TICKET_FOR_ANOTHER_PORTAL);
        }
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!verifies(key(origin, header.kid()), signed, decode(parts[2]))) {
            throw invalid("signature");
        }
        return ticket;
    }

    /// The key by that name of that very portal: another portal's key does not count.
    private PublicKey key(String origin, String kid) {
        var portal =
                portals.find(origin)
                        .orElseThrow(() -> new ProblemException(ProblemType.ORIGIN_NOT_ALLOWED));
        return portal.keys().keys().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .map(TicketCheck::publicKey)
                .orElseThrow(() -> invalid("key unknown"));
    }

    private static PublicKey publicKey(TicketKeys.Key key) {
        var spki = new ByteArrayOutputStream();
        spki.writeBytes(ED25519_SPKI);
        spki.writeBytes(key.x().bytes());
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(spki.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw invalid("key unusable");
        }
    }

    private static boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void inTime(SignTicket ticket) {
        var now = clock.instant();
        if (!(0 < ticket.iat()
                && ticket.iat() <= ticket.startBy()
                && ticket.startBy() <= ticket.resultBy()
                && ticket.resultBy() < FAR_AWAY)) {
            throw invalid("times out of order");
        }
        if (Instant.ofEpochSecond(ticket.iat()).isAfter(now.plus(SKEW))) {
            throw new ProblemException(ProblemType.TICKET_FROM_THE_FUTURE);
        }
        if (Instant.ofEpochSecond(ticket.startBy()).isBefore(now.minus(SKEW))) {
            throw new ProblemException(ProblemType.TICKET_EXPIRED);
        }
    }

    /// RFC 6454 §4: same scheme, host and port, compared whole.
    private static void staysWithThePortal(SignTicket ticket) {
        URI url;
        try {
            url = URI.create(ticket.resultUrl());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.RESULT_URL_ELSEWHERE, "not a URL");
        }
        var origin = url.getScheme() + "://" + url.getRawAuthority();
        if (!origin.equals(ticket.aud())
                || !url.normalize().equals(url)
                || url.getRawFragment() != null) {
            throw new ProblemException(ProblemType.RESULT_URL_ELSEWHERE);
        }
    }

    private static void wellFormed(SignTicket ticket) {
        if (!ticket.jti().matches("[A-Za-z0-9_-]{8,64}")
                || ticket.field().isEmpty()
                || ticket.page() < 1
                || ticket.base().length() < 1
                || ticket.base().length() > DocumentStore.LARGEST
                || ticket.certs().isEmpty()) {
            throw invalid("claims");
        }
        if (!LEVELS.contains(ticket.level())) {
            throw invalid("level " + ticket.level().length());
        }
    }

    private static SignItem coveredItem(SignTicket ticket, byte[] bytes) {
        if (!Sha256.of(bytes).equals(ticket.item())) {
            throw notCovered("item hash");
        }
        return StrictJson.read(bytes, SignItem.class, ProblemType.ITEM_NOT_COVERED);
    }

    private static void imagesCovered(SignTicket ticket, SignItem item) {
        var streams = new ArrayList<Base64Url>();
        var image = item.appearance().image();
        if (image != null) {
            streams.add(image.rgb());
            streams.add(image.alpha());
        }
        var hashes = streams.stream().map(stream -> Sha256.of(stream.bytes())).toList();
        if (!hashes.equals(ticket.images())) {
            throw notCovered("image hash");
        }
    }

    private static void liesInTheSlot(SignTicket ticket, SignItem item) {
        var look = item.appearance();
        Stamp.fault(look, ticket.slot(), look.rect())
                .ifPresent(fault -> {
                    throw notCovered(fault.name());
                });
    }

    private static byte[] decode(String part) {
        try {
            if (part.indexOf('=') >= 0) {
                throw invalid("padding");
            }
            var bytes = Base64.getUrlDecoder().decode(part);
            if (!Base64Url.of(bytes).text().equals(part)) {
                throw invalid("base64url is not canonical");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw invalid("not base64url");
        }
    }

    private static ProblemException invalid(String why) {
        return new ProblemException(ProblemType.TICKET_INVALID, why);
    }

    private static ProblemException notCovered(String why) {
        return new ProblemException(ProblemType.ITEM_NOT_COVERED, why);
    }
}
