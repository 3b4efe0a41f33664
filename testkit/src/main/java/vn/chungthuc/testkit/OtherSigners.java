package vn.chungthuc.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfSignature;
import org.openpdf.text.pdf.PdfStamper;
import org.openpdf.text.pdf.PdfString;

/// Signs as programs of others do, each by its own writer: what they make is lawful, and looks
/// different each time.
public enum OtherSigners {
    PDFBOX {
        @Override
        public byte[] sign(byte[] pdf, Identity signer) throws IOException {
            var file = Files.write(Files.createTempFile("pdfbox", ".pdf"), pdf);
            try {
                return Files.readAllBytes(StockSignature.sign(file, signer));
            } finally {
                Files.delete(file);
            }
        }
    },
    OPENPDF {
        @Override
        public byte[] sign(byte[] pdf, Identity signer) throws IOException {
            var out = new ByteArrayOutputStream();
            try (var reader = new PdfReader(pdf)) {
                var stamper = PdfStamper.createSignature(reader, out, null, null, true);
                var appearance = stamper.getSignatureAppearance();
                var dictionary = new PdfSignature(PdfName.ADOBE_PPKLITE, new PdfName(SUB_FILTER));
                dictionary.setDate(new PdfDate());
                appearance.setCryptoDictionary(dictionary);
                var sizes = new HashMap<PdfName, Integer>();
                sizes.put(PdfName.CONTENTS, 2 * ROOM + 2);
                appearance.preClose(sizes);
                var cms = StockSignature.cms(appearance.getRangeStream().readAllBytes(), signer);
                var filled = new PdfDictionary();
                filled.put(
                        PdfName.CONTENTS,
                        new PdfString(Arrays.copyOf(cms, ROOM)).setHexWriting(true));
                appearance.close(filled);
            }
            return out.toByteArray();
        }
    };

    private static final int ROOM = 8192;
    private static final String SUB_FILTER = "adbe.pkcs7.detached";

    /// The file with another revision that signs it, invisibly.
    public abstract byte[] sign(byte[] pdf, Identity signer) throws IOException;
}
