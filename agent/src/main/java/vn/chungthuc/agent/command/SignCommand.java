package vn.chungthuc.agent.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.agent.token.SignatureScheme;
import vn.chungthuc.agent.token.TokenCertificate;
import vn.chungthuc.agent.words.Words;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.FreePlace;
import vn.chungthuc.pdf.FreeRevision;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PlacementFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.pdf.TextLook;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.ProblemException;

/// One signature from the command line: copy and hash, find the place, ask for the PIN, sign, look
/// at what came out, put the file in its place.
public final class SignCommand {
    private final PrintStream out;
    private final PrintStream complaints;
    private final Pin.Asker asker;
    private final Supplier<ZonedDateTime> clock;

    /// @param asker asks for a PIN without echo; null when nobody can be asked
    /// @param clock now, in the zone that signatures show
    public SignCommand(
            PrintStream out,
            PrintStream complaints,
            java.util.function.Function<String, char @Nullable []> asker,
            Supplier<ZonedDateTime> clock) {
        this.out = out;
        this.complaints = complaints;
        this.asker = asker::apply;
        this.clock = clock;
    }

    /// What was signed, for the one line that is printed.
    private record Done(String field, int page, String signer, int appended, long millis) {}

    /// @return the exit code: 0, 1 for what failed, 2 for wrong options
    public int run(String... arguments) {
        var words = new Words("command", SignOptions.language(arguments));
        if (SignOptions.asksForHelp(arguments)) {
            out.print(words.text("help"));
            return 0;
        }
        try {
            var options = SignOptions.parse(arguments);
            print(options, sign(options, words), words);
            return 0;
        } catch (Refusal e) {
            complaints.println(words.text("refused", e.sentence(words)));
            return e.code();
        } catch (PlacementFault e) {
            complaints.println(words.text("refused", words.text("place." + e.kind(), e.detail())));
        } catch (PdfFault e) {
            complaints.println(words.text("refused", words.text("pdf." + e.kind(), e.detail())));
        } catch (ProblemException e) {
            var said = e.type().words(words.locale());
            complaints.println(words.text("refused", said.title() + ". " + said.nextStep()));
        } catch (AccessDeniedException e) {
            complaints.println(
                    words.text("refused", words.text("file.denied", String.valueOf(e.getFile()))));
        } catch (IOException | GeneralSecurityException e) {
            complaints.println(words.text("refused", words.text("failed", String.valueOf(e))));
        }
        return Refusal.FAILED;
    }

    private Done sign(SignOptions options, Words words)
            throws IOException, PdfFault, PlacementFault, GeneralSecurityException {
        check(options);
        long began = System.nanoTime();
        var digest = MessageDigest.getInstance(options.digest());
        try (var file = SignedFile.copy(options.in(), options.out(), digest, new SecureRandom())) {
            var base = PdfFile.read(file.source());
            var place = FreePlace.find(base, wish(options));
            var now = clock.get();
            long asking = System.nanoTime();
            try (var choice = KeyChoice.of(options, now.toInstant(), words.locale());
                    var pin =
                            Pin.of(
                                    options.pinFile(),
                                    asker,
                                    words.text("pin.ask", choice.label()));
                    var key = choice.open(pin.characters())) {
                long asked = System.nanoTime() - asking;
                var time = now.toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
                var filling = filling(options, words, place, key, time);
                var appended = appended(options, base, digest, place, filling, key);
                base.extendedBy(Source.of(appended)); // read back as a reader will
                file.append(ByteBuffer.wrap(appended));
                file.moveTo(options.out());
                return new Done(
                        place.name(),
                        place.pageNumber(),
                        signer(key),
                        appended.length,
                        (System.nanoTime() - began - asked) / 1_000_000);
            }
        }
    }

    private static void check(SignOptions options) throws IOException {
        var in = options.in();
        var to = options.out();
        if (!Files.exists(in)) {
            throw Refusal.failed("file.missing", in.toString());
        }
        if (!Files.isRegularFile(in)) {
            throw Refusal.failed("file.odd", in.toString());
        }
        if (Files.exists(to) && Files.isSameFile(in, to)) {
            throw Refusal.failed("file.same");
        }
        if (Files.isDirectory(to) || (Files.exists(to) && !options.force())) {
            throw Refusal.failed("file.exists", to.toString());
        }
        var folder = to.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Refusal.failed("file.folder", String.valueOf(folder));
        }
        var image = options.image();
        if (image != null && !Files.isReadable(image)) {
            throw Refusal.failed("file.missing", image.toString());
        }
    }

    private static FreePlace.Wish wish(SignOptions options) {
        return new FreePlace.Wish(
                options.field(), options.page(), options.rect(), options.hash(), options.reason());
    }

    private static FreeRevision.Filling filling(
            SignOptions options, Words words, FreePlace place, OpenKey key, OffsetDateTime time)
            throws IOException, PlacementFault, GeneralSecurityException {
        return new FreeRevision.Filling(
                place.isVisible() ? look(options, words, place, signer(key), time) : null,
                words.text("tip", signer(key)),
                time,
                options.reason(),
                options.location(),
                Cms.room(key.chain()));
    }

    private static Appearance look(
            SignOptions options, Words words, FreePlace place, String signer, OffsetDateTime time)
            throws IOException, PlacementFault {
        var usual =
                TextLook.lines(
                        List.of(words.text("look").split("\\|")),
                        signer,
                        time,
                        options.reason(),
                        options.location());
        var own = options.text();
        var lines = own == null ? usual : ownLines(own, signer, usual.get(1));
        var image = options.image();
        var picture = image == null ? null : picture(image);
        return TextLook.of(lines, picture, place.width(), place.height());
    }

    private static byte[] picture(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        if (ImageIO.read(new ByteArrayInputStream(bytes)) == null) {
            throw Refusal.failed("file.picture", file.toString());
        }
        return bytes;
    }

    private static List<String> ownLines(String text, String signer, String time) {
        if (text.isEmpty()) {
            return List.of();
        }
        var shown = time.substring(time.indexOf(':') + 1).strip();
        return List.of(
                text.replace("{name}", signer).replace("{time}", shown).split("\\\\n|\n", -1));
    }

    private static byte[] appended(
            SignOptions options,
            PdfFile base,
            MessageDigest afterBase,
            FreePlace place,
            FreeRevision.Filling filling,
            OpenKey key)
            throws IOException, PdfFault, GeneralSecurityException {
        try {
            var copy = (MessageDigest) afterBase.clone();
            var laid = FreeRevision.lay(base, copy.digest(), place, filling);
            var algorithm = algorithm(options, key);
            var cms =
                    Cms.sign(
                            laid.digest(afterBase),
                            key.chain(),
                            algorithm,
                            data -> signed(key, algorithm, data));
            return laid.with(cms);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's digests can be cloned", e);
        }
    }

    private static byte[] signed(OpenKey key, String algorithm, byte[] data)
            throws GeneralSecurityException {
        var value = key.sign(algorithm, data);
        var own = key.chain().getFirst().getPublicKey();
        if (!SignatureScheme.holds(algorithm, own, data, value)) {
            throw new SignatureException("the key is not the certificate's");
        }
        return value;
    }

    private static String algorithm(SignOptions options, OpenKey key) {
        boolean rsa = key.algorithm().endsWith("RSA");
        if (options.pss() && !rsa) {
            throw Refusal.usage("usage.pss");
        }
        var kind = rsa ? (options.pss() ? "RSAandMGF1" : "RSA") : "ECDSA";
        return options.hash() + "with" + kind;
    }

    private static String signer(OpenKey key) {
        return new TokenCertificate(key.chain().getFirst()).owner();
    }

    private void print(SignOptions options, Done done, Words words) throws IOException {
        if (options.json()) {
            var line = new LinkedHashMap<String, Object>();
            line.put("file", options.out().toString());
            line.put("field", done.field);
            line.put("page", done.page);
            line.put("signer", done.signer);
            line.put("appended", done.appended);
            line.put("millis", done.millis);
            out.println(new ObjectMapper().writeValueAsString(line));
            return;
        }
        out.println(
                words.text(
                        "done",
                        options.out().toString(),
                        done.field,
                        Integer.toString(done.page),
                        done.signer,
                        done.appended,
                        Long.toString(done.millis)));
    }
}
