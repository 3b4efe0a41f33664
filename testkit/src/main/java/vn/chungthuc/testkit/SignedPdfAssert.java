package vn.chungthuc.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.assertj.core.api.AbstractAssert;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/// `assertThat(pdf).isSignedBy(leader).thenBy(office).coversWholeFile()`: read by PDFBox, checked
/// by Bouncy Castle, with nothing of ours in between.
public final class SignedPdfAssert extends AbstractAssert<SignedPdfAssert, Path> {
    private final List<PDSignature> signatures;
    private int next;

    private SignedPdfAssert(Path file) {
        super(file, SignedPdfAssert.class);
        try (var document = Loader.loadPDF(file.toFile())) {
            signatures =
                    document.getSignatureDictionaries().stream()
                            .sorted(Comparator.comparingLong(SignedPdfAssert::end))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SignedPdfAssert assertThat(Path file) {
        return new SignedPdfAssert(file);
    }

    /// The first signature is valid and made with this certificate.
    public SignedPdfAssert isSignedBy(X509Certificate certificate) {
        next = 0;
        return thenBy(certificate);
    }

    /// So is the next one.
    public SignedPdfAssert thenBy(X509Certificate certificate) {
        if (next >= signatures.size()) {
            throw failure("there are only %s signatures in %s", signatures.size(), actual);
        }
        var signature = signatures.get(next++);
        try {
            var file = Files.readAllBytes(actual);
            var cms =
                    new CMSSignedData(
                            new CMSProcessableByteArray(signature.getSignedContent(file)),
                            signature.getContents(file));
            var verifier =
                    new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(new BouncyCastleProvider()) // the JDK knows PSS otherwise
                            .build(certificate);
            var signer = cms.getSignerInfos().iterator().next();
            if (!signer.verify(verifier)) {
                throw failure("signature %s of %s is not valid", next, actual);
            }
        } catch (IOException | OperatorCreationException | CMSException e) {
            throw failure(
                    "signature %s of %s is not by <%s> but by %s: %s",
                    next, actual, certificate.getSubjectX500Principal(), names(signature), e);
        }
        return this;
    }

    /// Each signature covers the file from its first byte but for its own `/Contents`, the last one
    /// to the end.
    public SignedPdfAssert coversWholeFile() {
        if (next != signatures.size()) {
            throw failure("%s signatures in %s, not %s", signatures.size(), actual, next);
        }
        long size = actual.toFile().length();
        for (var signature : signatures) {
            var range = signature.getByteRange();
            if (range.length != 4 || range[0] != 0) {
                throw failure("odd ByteRange in %s", actual);
            }
        }
        if (signatures.isEmpty() || end(signatures.getLast()) != size) {
            throw failure("the last signature of %s does not reach its end, %s", actual, size);
        }
        return this;
    }

    /// How many signatures there are.
    public SignedPdfAssert hasSignatures(int count) {
        if (signatures.size() != count) {
            throw failure("%s signatures in %s, not %s", signatures.size(), actual, count);
        }
        return this;
    }

    private static long end(PDSignature signature) {
        var range = signature.getByteRange();
        return (long) range[2] + range[3];
    }

    private List<String> names(PDSignature signature) {
        try {
            var cms = new CMSSignedData(signature.getContents(Files.readAllBytes(actual)));
            SignerInformation signer = cms.getSignerInfos().iterator().next();
            @SuppressWarnings("unchecked") // a signer's id selects certificates
            var holders =
                    (java.util.Collection<X509CertificateHolder>)
                            cms.getCertificates().getMatches(signer.getSID());
            return holders.stream().map(h -> h.getSubject().toString()).toList();
        } catch (IOException | CMSException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
