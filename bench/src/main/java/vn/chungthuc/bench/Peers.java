package vn.chungthuc.bench;

import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.IExternalSignatureContainer;
import com.itextpdf.signatures.PdfSigner;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HashMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadMemoryMappedFile;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfSignature;
import org.openpdf.text.pdf.PdfStamper;
import org.openpdf.text.pdf.PdfString;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;

/// How others sign the same file with the same key: each as its own examples do, incrementally, an
/// invisible signature (ours draws one), the CMS by the same code where the library lets others
/// make it. Each answers how many bytes the whole signed file has; what is written goes nowhere.
final class Peers {
    private static final String SUB_FILTER = "ETSI.CAdES.detached";

    private final Path file;
    private final Identity signer;

    Peers(Path file, Identity signer) {
        this.file = file;
        this.signer = signer;
    }

    long pdfboxMapped() throws IOException {
        return pdfbox(new RandomAccessReadMemoryMappedFile(file.toString()));
    }

    long pdfboxDefault() throws IOException {
        return pdfbox(new RandomAccessReadBufferedFile(file.toString()));
    }

    private long pdfbox(RandomAccessRead source) throws IOException {
        var out = new Counting();
        try (var document = Loader.loadPDF(source)) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setSignDate(Calendar.getInstance());
            document.addSignature(signature, this::cms);
            document.saveIncremental(out);
        }
        return out.count;
    }

    long dss() throws IOException, GeneralSecurityException {
        var service = new PAdESService(new CommonCertificateVerifier());
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(signer.certificate()));
        parameters.setCertificateChain(signer.chain().stream().map(CertificateToken::new).toList());
        var document = new FileDocument(file.toFile());
        var data = service.getDataToSign(document, parameters);
        var value = new SignatureValue(SignatureAlgorithm.RSA_SHA256, raw(data.getBytes()));
        var out = new Counting();
        service.signDocument(document, parameters, value).writeTo(out);
        return out.count;
    }

    long openPdf() throws IOException, GeneralSecurityException {
        var out = new Counting();
        try (var reader = new PdfReader(file.toString())) {
            var stamper = PdfStamper.createSignature(reader, out, null, null, true);
            var look = stamper.getSignatureAppearance();
            var dictionary = new PdfSignature(PdfName.ADOBE_PPKLITE, new PdfName(SUB_FILTER));
            dictionary.setDate(new PdfDate());
            look.setCryptoDictionary(dictionary);
            int room = Cms.room(signer.chain());
            var sizes = new HashMap<PdfName, Integer>();
            sizes.put(PdfName.CONTENTS, 2 * room + 2);
            look.preClose(sizes);
            var padded = Arrays.copyOf(cms(look.getRangeStream()), room);
            var filled = new PdfDictionary();
            filled.put(PdfName.CONTENTS, new PdfString(padded).setHexWriting(true));
            look.close(filled);
        }
        return out.count;
    }

    long iText() throws IOException, GeneralSecurityException {
        var out = new Counting();
        var signer =
                new PdfSigner(
                        new com.itextpdf.kernel.pdf.PdfReader(file.toFile()),
                        out,
                        new StampingProperties().useAppendMode());
        signer.signExternalContainer(
                new IExternalSignatureContainer() {
                    @Override
                    public byte[] sign(InputStream data) throws GeneralSecurityException {
                        try {
                            return cms(data);
                        } catch (IOException e) {
                            throw new GeneralSecurityException(e);
                        }
                    }

                    @Override
                    public void modifySigningDictionary(
                            com.itextpdf.kernel.pdf.PdfDictionary dictionary) {
                        dictionary.put(
                                com.itextpdf.kernel.pdf.PdfName.Filter,
                                com.itextpdf.kernel.pdf.PdfName.Adobe_PPKLite);
                        dictionary.put(
                                com.itextpdf.kernel.pdf.PdfName.SubFilter,
                                new com.itextpdf.kernel.pdf.PdfName(SUB_FILTER));
                    }
                },
                Cms.room(this.signer.chain()));
        return out.count;
    }

    private byte[] cms(InputStream content) throws IOException {
        var digest = Sha256.newDigest();
        var chunk = new byte[65_536];
        try (content) {
            for (int n = content.read(chunk); n > 0; n = content.read(chunk)) {
                digest.update(chunk, 0, n);
            }
            return Cms.sign(digest.digest(), signer.chain(), signer.algorithm(), this::raw);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private byte[] raw(byte[] content) throws GeneralSecurityException {
        var signature = Signature.getInstance(signer.algorithm());
        signature.initSign(signer.key());
        signature.update(content);
        return signature.sign();
    }

    /// Somewhere to write that costs no disk.
    private static final class Counting extends OutputStream {
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
