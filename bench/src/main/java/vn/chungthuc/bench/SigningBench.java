package vn.chungthuc.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.confine.Answer;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.confine.Work;
import vn.chungthuc.portal.intake.Inspector;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.signing.Handover;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.testkit.Identity;

/// One signature on one document: ours, our peers' and what physics asks. The names of the methods
/// are keys of the table in [Report].
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class SigningBench {
    /// System property: the folder that [PdfBench] filled.
    static final String FOLDER = "bench.folder";

    static final String PIN = "246810";

    @Param public BenchFile file = BenchFile.SMALL_TABLE;

    private Path prepared;
    private Path copy;
    private FileChannel channel;
    private Path scan;
    private MessageDigest state;
    private Sha256 hash;
    private byte[] ready;
    private byte[] result;
    private Ours ours;
    private Peers peers;
    private Handover handover;
    private SignTicket ticket;

    @Setup
    public void prepare() throws IOException, GeneralSecurityException, PdfFault {
        var folder = Path.of(System.getProperty(FOLDER));
        var signer = Identity.readPkcs12(folder.resolve("signer.p12"), PIN);
        prepared = file.prepared(folder);
        copy = folder.resolve("copy-" + ProcessHandle.current().pid() + ".pdf");
        channel = FileChannel.open(prepared);
        scan = file.scan(folder).toAbsolutePath();
        state = Ours.read(prepared);
        hash = Sha256.ofDigest(Ours.copy(state).digest());
        ours = Ours.leader(signer, Source.of(channel));
        peers = new Peers(prepared, signer);
        ready = ours.raw(hash.bytes());
        ticket = ours.ticket(hash, channel.size());
        var anchors = TrustAnchors.of(List.of(signer.chain().getLast()));
        handover = new Handover(new CertificateCheck(anchors), InstantSource.fixed(Ours.NOW));
        result = oursFromApply();
    }

    @TearDown
    public void sweep() throws IOException {
        channel.close();
        Files.deleteIfExists(copy);
    }

    @Benchmark
    public byte[] sha256() throws IOException {
        return Ours.read(prepared).digest();
    }

    @Benchmark
    public byte[] sha256AndCopy() throws IOException {
        var digest = Sha256.newDigest();
        var chunk = new byte[65_536];
        try (var in = Files.newInputStream(prepared);
                var out =
                        Files.newOutputStream(
                                copy,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
                out.write(chunk, 0, n);
            }
        }
        return digest.digest();
    }

    @Benchmark
    public byte[] keyOperation() throws GeneralSecurityException {
        return ours.raw(hash.bytes());
    }

    /// The document is in and hashed; the key answers at once.
    @Benchmark
    public byte[] oursFromApplyWithoutTheKey()
            throws IOException, PdfFault, GeneralSecurityException {
        return ours.signed(Source.of(channel), hash, Ours.copy(state), _ -> ready);
    }

    @Benchmark
    public byte[] oursFromApply() throws IOException, PdfFault, GeneralSecurityException {
        return ours.signed(Source.of(channel), hash, Ours.copy(state), ours::raw);
    }

    /// Nothing is known before.
    @Benchmark
    public byte[] oursFromFile() throws IOException, PdfFault, GeneralSecurityException {
        var digest = Ours.read(prepared);
        var whole = Sha256.ofDigest(Ours.copy(digest).digest());
        return ours.signed(Source.of(channel), whole, digest, ours::raw);
    }

    @Benchmark
    public long pdfboxMapped() throws IOException {
        return peers.pdfboxMapped();
    }

    @Benchmark
    public long pdfboxDefault() throws IOException {
        return peers.pdfboxDefault();
    }

    @Benchmark
    public long openPdf() throws IOException, GeneralSecurityException {
        return peers.openPdf();
    }

    @Benchmark
    public long iText() throws IOException, GeneralSecurityException {
        return peers.iText();
    }

    @Benchmark
    public long dss() throws IOException, GeneralSecurityException {
        return peers.dss();
    }

    /// Structure, objects, stamp, CMS and chain of a result.
    @Benchmark
    public Handover.Outcome portalAccepts() throws IOException {
        var outcome =
                handover.check(
                        ticket,
                        ours.item(),
                        Source.of(channel),
                        rest -> {
                            var digest = Ours.copy(state);
                            rest.accept(digest::update);
                            return digest.digest();
                        },
                        result);
        if (!(outcome instanceof Handover.Outcome.Accepted)) {
            throw new IllegalStateException(outcome.toString());
        }
        return outcome;
    }

    /// A child for the scans at intake, started ahead as the portal does.
    @State(Scope.Benchmark)
    public static class Intake {
        private Confined confined;

        @Setup
        public void start() throws IOException {
            confined = new Confined(Confined.MAIN, Inspector.WORKS, Inspector.limits(1));
            confined.awaitStart();
        }

        @TearDown
        public void stop() {
            confined.close();
        }
    }

    @Benchmark
    public Answer intakeCheck(Intake intake) throws IOException {
        var request = JsonNodeFactory.instance.objectNode().put("file", scan.toString());
        var answer = intake.confined.ask(Work.INSPECT, request);
        if (!(answer instanceof Answer.Done(var content)) || !content.has("pages")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }
}
