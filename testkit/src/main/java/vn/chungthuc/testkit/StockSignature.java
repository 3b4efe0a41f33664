package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// Signs a file as other programs do: an invisible signature by PDFBox's own means.
final class StockSignature {
    private StockSignature() {}

    static Path sign(Path file, Identity signer) throws IOException {
        var signed = file.resolveSibling(file.getFileName() + ".signed");
        try (var document = Loader.loadPDF(file.toFile());
                var out = Files.newOutputStream(signed)) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            document.addSignature(signature, content -> cms(content.readAllBytes(), signer));
            document.saveIncremental(out);
        }
        return Files.move(signed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static byte[] cms(byte[] content, Identity signer) throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            var key = new JcaContentSignerBuilder(signer.algorithm()).build(signer.key());
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(digests).build(key, signer.certificate()));
            generator.addCertificates(new JcaCertStore(signer.chain()));
            return generator.generate(new CMSProcessableByteArray(content)).getEncoded();
        } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
            throw new IOException(new GeneralSecurityException(e));
        }
    }
}
