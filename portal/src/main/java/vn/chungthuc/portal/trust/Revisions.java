package vn.chungthuc.portal.trust;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.DigestDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESCommonParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.validation.ByteRange;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pades.validation.PdfRevision;
import eu.europa.esig.dss.pades.validation.PdfSignatureDictionary;
import eu.europa.esig.dss.pades.validation.PdfValidationDataContainer;
import eu.europa.esig.dss.pades.validation.dss.PdfCompositeDssDictionary;
import eu.europa.esig.dss.pdf.AbstractPDFSignatureService;
import eu.europa.esig.dss.pdf.AbstractPdfObjFactory;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.PdfCMSRevision;
import eu.europa.esig.dss.pdf.PdfDocDssRevision;
import eu.europa.esig.dss.pdf.PdfDocTimestampRevision;
import eu.europa.esig.dss.pdf.PdfDocumentReader;
import eu.europa.esig.dss.pdf.PdfSignatureRevision;
import eu.europa.esig.dss.pdf.SigFieldPermissions;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.signature.Evidence;
import vn.chungthuc.portal.signature.Signed;

/// Signatures, timestamps and the security store of a file as DSS sees a PDF, without the file: our
/// own reader found them, and the digests of the signed bytes stand for those bytes. So the time
/// does not grow with the file, and DSS's parser never sees it.
final class Revisions {
    /// Stands for what DSS wants to have and does not look at: it must only begin as a PDF.
    private static final InMemoryDocument NOT_NEEDED =
            new InMemoryDocument("%PDF-".getBytes(StandardCharsets.US_ASCII));

    private final List<PdfRevision> newestFirst = new ArrayList<>();

    /// In the order of the signatures that were given.
    private final List<PdfCMSRevision> each = new ArrayList<>();

    Revisions(List<Signed> signatures, Evidence evidence) {
        var all = new PdfCompositeDssDictionary();
        var whole = new Store(evidence, Long.MAX_VALUE);
        all.populateFromDssDictionary(whole);
        var placed = new TreeMap<Long, List<PdfRevision>>(Comparator.reverseOrder());
        for (var signature : signatures) {
            var revision = revision(signature, all, whole);
            each.add(revision);
            placed.computeIfAbsent(signature.covers().bytes(), _ -> new ArrayList<>())
                    .add(revision);
        }
        newestFirst.addAll(withStores(placed, evidence, all, whole));
    }

    /// Between two revisions the store that the later one covers: only so a timestamp proves what
    /// stood before it, and nothing that came after.
    private static List<PdfRevision> withStores(
            SortedMap<Long, List<PdfRevision>> placed,
            Evidence evidence,
            PdfCompositeDssDictionary all,
            Store whole) {
        var revisions = new ArrayList<PdfRevision>();
        var store = whole;
        for (var one : placed.entrySet()) {
            var covered = new Store(evidence, one.getKey());
            if (store.size() > covered.size()) { // something was written behind this revision
                revisions.add(new PdfDocDssRevision(all, store));
            }
            store = covered;
            revisions.addAll(one.getValue());
        }
        if (store.size() > 0) {
            revisions.add(new PdfDocDssRevision(all, store));
        }
        return revisions;
    }

    /// The revision of the signature with that number.
    PdfCMSRevision of(int signature) {
        return each.get(signature);
    }

    private static PdfCMSRevision revision(
            Signed signature, PdfCompositeDssDictionary all, Store store) {
        var dictionary = new Dictionary(signature);
        var value = Objects.requireNonNull(signature.value());
        var digest =
                new DigestDocument(
                        DigestAlgorithm.forJavaName(signature.digest()), value.digest().bytes());
        boolean whole = signature.covers().wholeFile();
        return signature.role() == Signed.Role.TIMESTAMP
                ? new PdfDocTimestampRevision(dictionary, List.of(), digest, NOT_NEEDED, whole)
                : new PdfSignatureRevision(
                        dictionary, all, store, List.of(), digest, NOT_NEEDED, whole);
    }

    /// A validator of exactly these.
    PDFDocumentValidator validator() {
        var validator = new PDFDocumentValidator(NOT_NEEDED);
        validator.setPdfObjFactory(
                new AbstractPdfObjFactory() {
                    @Override
                    public PDFSignatureService newContentTimestampService() {
                        return new Given();
                    }

                    @Override
                    public PDFSignatureService newPAdESSignatureService() {
                        return new Given();
                    }

                    @Override
                    public PDFSignatureService newSignatureTimestampService() {
                        return new Given();
                    }

                    @Override
                    public PDFSignatureService newArchiveTimestampService() {
                        return new Given();
                    }
                });
        return validator;
    }

    /// DSS's reader of PDFs, as far as validation asks it.
    private final class Given extends AbstractPDFSignatureService {
        Given() {
            super(
                    PDFServiceMode.SIGNATURE,
                    _ -> {
                        throw new UnsupportedOperationException("nothing is drawn here");
                    });
        }

        @Override
        public List<PdfRevision> getRevisions(DSSDocument document, char[] password) {
            return newestFirst;
        }

        /// What came after a signature is judged elsewhere.
        @Override
        public void analyzePdfModifications(
                DSSDocument document, List<AdvancedSignature> signatures, char[] password) {}

        @Override
        public void analyzeTimestampPdfModifications(
                DSSDocument document, List<TimestampToken> timestamps, char[] password) {}

        @Override
        protected DSSMessageDigest computeDigest(
                DSSDocument document, PAdESCommonParameters parameters) {
            throw new UnsupportedOperationException("nothing is signed here");
        }

        @Override
        protected DSSDocument signDocument(
                DSSDocument document, byte[] cms, PAdESCommonParameters parameters) {
            throw new UnsupportedOperationException("nothing is signed here");
        }

        @Override
        public DSSDocument previewSignatureField(
                DSSDocument document, PAdESCommonParameters parameters) {
            throw new UnsupportedOperationException("nothing is signed here");
        }

        @Override
        public DSSDocument previewPageWithVisualSignature(
                DSSDocument document, PAdESCommonParameters parameters) {
            throw new UnsupportedOperationException("nothing is signed here");
        }

        @Override
        public DSSDocument addDssDictionary(
                DSSDocument document,
                PdfValidationDataContainer data,
                char[] password,
                boolean vri) {
            throw new UnsupportedOperationException("nothing is signed here");
        }

        @Override
        public DSSDocument addNewSignatureField(
                DSSDocument document, SignatureFieldParameters parameters, char[] password) {
            throw new UnsupportedOperationException("nothing is signed here");
        }

        @Override
        public List<String> getAvailableSignatureFields(DSSDocument document, char[] password) {
            throw new UnsupportedOperationException("nothing is signed here");
        }

        @Override
        protected PdfDocumentReader loadPdfDocumentReader(DSSDocument document, char[] password) {
            throw new UnsupportedOperationException("no file is read here");
        }
    }

    /// The signature dictionary (ISO 32000-2, table 255).
    @SuppressWarnings("serial") // DSS asks for the interface; nothing of it is ever serialized
    private static final class Dictionary implements PdfSignatureDictionary {
        private final transient Signed signed;
        private final byte[] contents;
        private final CMS cms;

        Dictionary(Signed signed) {
            this.signed = signed;
            contents = Objects.requireNonNull(signed.value()).cms().bytes();
            cms = CMSUtils.parseToCMS(contents);
        }

        @Override
        public ByteRange getByteRange() {
            int end = (int) Math.min(signed.covers().bytes(), Integer.MAX_VALUE);
            var range = new ByteRange(new int[] {0, 1, end - 1, 1});
            range.setValid(true);
            return range;
        }

        @Override
        public @Nullable String getSignerName() {
            return signed.signer() == null ? null : signed.signer().name();
        }

        @Override
        public @Nullable String getLocation() {
            return null;
        }

        @Override
        public @Nullable String getContactInfo() {
            return null;
        }

        @Override
        public String getReason() {
            return signed.purpose();
        }

        @Override
        public String getType() {
            return signed.role() == Signed.Role.TIMESTAMP ? "DocTimeStamp" : "Sig";
        }

        @Override
        public String getFilter() {
            return "Adobe.PPKLite";
        }

        @Override
        public String getSubFilter() {
            return Objects.requireNonNull(signed.value()).kind();
        }

        @Override
        public CMS getCMS() {
            return cms;
        }

        @Override
        public byte[] getContents() {
            return contents.clone();
        }

        @Override
        public @Nullable Date getSigningDate() {
            var at = signed.signedAt();
            return at == null ? null : Date.from(at.toInstant());
        }

        @Override
        public @Nullable CertificationPermission getDocMDP() {
            return null;
        }

        @Override
        public @Nullable SigFieldPermissions getFieldMDP() {
            return null;
        }

        @Override
        public boolean checkConsistency(PdfSignatureDictionary other) {
            return true;
        }

        @Override
        public boolean isConsistent() {
            return true;
        }
    }
}
