package vn.chungthuc.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadMemoryMappedFile;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import vn.chungthuc.pdf.CertificationRevision;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.intake.PdfCheck;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// Signing a prepared document, beside PDFBox's incremental signing and the floor.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class SigningBench {
    private static final Rect SLOT = new Rect(56, 200, 539, 450);
    private static final Rect LEADER = new Rect(300, 210, 510, 360);

    /// 0.3, 5 and 30 MB.
    @Param({"ONE_PAGE", "TEN_PAGES", "THIRTY_MIB"})
    public SamplePdfs scan = SamplePdfs.ONE_PAGE;

    private Path folder = Path.of(".");
    private Path file = Path.of(".");
    private FileChannel channel;
    private FileChannel untouched;
    private Identity leader;
    private Sha256 hash;
    private MessageDigest state = Sha256.newDigest();

    @Setup
    public void prepare() throws IOException, GeneralSecurityException, PdfFault {
        folder = Files.createTempDirectory("signing-bench");
        file = scan.write(folder.resolve("scan.pdf"));
        untouched = FileChannel.open(Files.copy(file, folder.resolve("untouched.pdf")));
        var pki = TestPki.create(InstantSource.fixed(Instant.EPOCH));
        leader = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        try (var open = FileChannel.open(file)) {
            var page = new CertificationRevision.Page(595.28, 841.89, "", LEADER, SLOT, "", "");
            var appended =
                    CertificationRevision.append(PdfFile.read(Source.of(open)), hash(), page);
            Files.write(file, appended, StandardOpenOption.APPEND);
        }
        channel = FileChannel.open(file);
        state = read();
        hash = hash();
    }

    @TearDown
    public void sweep() throws IOException {
        channel.close();
        untouched.close();
        Files.delete(folder.resolve("untouched.pdf"));
        Files.delete(file);
        Files.delete(folder);
    }

    private Sha256 hash() throws IOException {
        try {
            return Sha256.ofDigest(((MessageDigest) read().clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private MessageDigest read() throws IOException {
        var digest = Sha256.newDigest();
        var chunk = new byte[65_536];
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        return digest;
    }

    /// The floor of everything that reads the file once.
    @Benchmark
    public byte[] sha256OfTheFile() throws IOException {
        return read().digest();
    }

    /// The floor of everything that signs.
    @Benchmark
    public byte[] keyOperation() throws GeneralSecurityException {
        return raw(hash.bytes());
    }

    /// From "Áp dụng" on: the base's digest state is known.
    @Benchmark
    public byte[] oursFromApply() throws Exception {
        return signed((MessageDigest) state.clone(), hash);
    }

    /// Nothing known before.
    @Benchmark
    public byte[] oursFromFile() throws Exception {
        var digest = read();
        return signed(digest, Sha256.ofDigest(((MessageDigest) digest.clone()).digest()));
    }

    @Benchmark
    public PdfCheck.Result oursIntakeCheck() throws IOException {
        return PdfCheck.check(Source.of(untouched));
    }

    @Benchmark
    public long pdfboxMemoryMapped() throws IOException {
        return pdfbox(new RandomAccessReadMemoryMappedFile(file.toString()));
    }

    @Benchmark
    public long pdfboxDefault() throws IOException {
        return pdfbox(new RandomAccessReadBufferedFile(file.toString()));
    }

    private byte[] signed(MessageDigest afterBase, Sha256 baseHash)
            throws IOException, PdfFault, GeneralSecurityException {
        var base = PdfFile.read(Source.of(channel));
        var filling =
                new SignatureRevision.Filling(
                        SigningStage.SIGN,
                        new Appearance(LEADER, 0.5, 2, null, List.of(), "HH:mm"),
                        LEADER,
                        OffsetDateTime.of(2026, 11, 23, 10, 0, 0, 0, ZoneOffset.ofHours(7)),
                        "",
                        Cms.room(leader.chain()));
        var laid =
                SignatureRevision.lay(base, baseHash, SignaturePlace.find(base, "Leader"), filling);
        return laid.with(
                Cms.sign(laid.digest(afterBase), leader.chain(), leader.algorithm(), this::raw));
    }

    private byte[] raw(byte[] content) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(leader.key());
        signature.update(content);
        return signature.sign();
    }

    /// PDFBox as its examples sign: incremental, with the same key and an external CMS; an
    /// invisible signature, since ours has no image here either.
    private long pdfbox(RandomAccessRead source) throws IOException {
        var out = new CountingStream();
        try (var document = Loader.loadPDF(source)) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setSignDate(Calendar.getInstance());
            document.addSignature(signature, this::external);
            document.saveIncremental(out);
        }
        return out.count;
    }

    private byte[] external(java.io.InputStream content) throws IOException {
        var digest = Sha256.newDigest();
        var chunk = new byte[65_536];
        for (int n = content.read(chunk); n > 0; n = content.read(chunk)) {
            digest.update(chunk, 0, n);
        }
        try {
            return Cms.sign(digest.digest(), leader.chain(), leader.algorithm(), this::raw);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } finally {
            IOUtils.closeQuietly(content);
        }
    }

    /// Somewhere to write that costs no disk.
    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            count += len;
        }
    }
}
