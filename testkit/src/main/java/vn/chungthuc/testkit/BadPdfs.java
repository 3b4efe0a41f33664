package vn.chungthuc.testkit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/// Files that intake must refuse, each for one reason.
public enum BadPdfs {
    ONE_BYTE_TOO_LARGE(ScanPdf.of(50).size(SamplePdfs.LIMIT + 1)),
    NOT_A_PDF(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return Files.writeString(file, "Đây là một tệp văn bản, không phải PDF.\n");
        }
    },
    EMPTY_FILE(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return Files.write(file, new byte[0]);
        }
    },
    POLYGLOT_HEAD(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            var scan = Files.readAllBytes(super.write(file));
            var head = "GIF89a-not-a-picture\n".getBytes(StandardCharsets.US_ASCII);
            Files.write(file, head);
            return Files.write(file, scan, java.nio.file.StandardOpenOption.APPEND);
        }
    },
    ENCRYPTED(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return encrypt(super.write(file), "chi nguoi doc biet");
        }
    },
    ENCRYPTED_FOR_PRINTING(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return encrypt(super.write(file), "");
        }
    },
    TRUNCATED(ScanPdf.of(2)) {
        @Override
        public Path write(Path file) throws IOException {
            try (var whole = new RandomAccessFile(super.write(file).toFile(), "rw")) {
                whole.setLength(whole.length() / 2);
            }
            return file;
        }
    },
    BROKEN_XREF(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return replaceLast(super.write(file), "startxref\n", "startxref\n9");
        }
    },
    SHIFTED_OFFSETS(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return replaceLast(super.write(file), "1 1\n00000", "1 1\n00001");
        }
    },
    NO_END(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return replaceLast(super.write(file), "%%EOF", "     ");
        }
    },
    PAGE_TREE_LOOPS(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return replaceLast(super.write(file), "/Kids [4 0 R", "/Kids [2 0 R");
        }
    },
    SIGNED(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            try {
                var pki = TestPki.create(InstantSource.system());
                var signer = pki.signer("Người ký khác", "Nơi khác", TestPki.KeyKind.EC_P256);
                return StockSignature.sign(super.write(file), signer);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
    },
    SCRIPT_ON_OPENING(
            ScanPdf.of(1).catalog("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
    SCRIPT_BY_NAME(
            ScanPdf.of(1)
                    .object("<< /S /JavaScript /JS (app.alert\\(1\\)) >>")
                    .catalog("/Names << /JavaScript << /Names [(mot) {1}] >> >>")),
    SCRIPT_ON_A_PAGE(
            ScanPdf.of(1).onPage("/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>")),
    LAUNCHES_A_PROGRAM(ScanPdf.of(1).catalog("/OpenAction << /S /Launch /F (chuong-trinh.exe) >>")),
    SUBMITS_A_FORM(
            ScanPdf.of(1).catalog("/OpenAction << /S /SubmitForm /F (http://mau.example) >>")),
    OPENS_AN_ADDRESS(ScanPdf.of(1).catalog("/OpenAction << /S /URI /URI (http://mau.example) >>")),
    EMBEDDED_FILE(
            ScanPdf.of(1)
                    .object("<< /Type /Filespec /F (a.txt) /EF << /F 4 0 R >> >>")
                    .catalog("/Names << /EmbeddedFiles << /Names [(a.txt) {1}] >> >>")),
    ASSOCIATED_FILE(
            ScanPdf.of(1)
                    .object("<< /Type /Filespec /F (a.txt) /EF << /F 4 0 R >> >>")
                    .catalog("/AF [{1}]")),
    FORM_FIELDS(
            ScanPdf.of(1)
                    .object("<< /FT /Tx /T (o) /Type /Annot /Subtype /Widget /Rect [0 0 9 9] >>")
                    .catalog("/AcroForm << /Fields [{1}] >>")),
    XFA(ScanPdf.of(1).catalog("/AcroForm << /Fields [] /XFA (<xdp/>) >>")),
    LAYERS(
            ScanPdf.of(1)
                    .object("<< /Type /OCG /Name (an) >>")
                    .catalog("/OCProperties << /OCGs [{1}] /D << /OFF [{1}] >> >>")),
    ANNOTATION(
            ScanPdf.of(1)
                    .object("<< /Type /Annot /Subtype /FreeText /Rect [9 9 99 99] /DA (0 g) >>")
                    .onPage("/Annots [{1}]")),
    TOO_MANY_PAGES(ScanPdf.of(1)) {
        @Override
        public Path write(Path file) throws IOException {
            return ManyPages.write(file, 2001);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it after it was told
    private final ScanPdf scan;

    BadPdfs(ScanPdf scan) {
        this.scan = scan;
    }

    /// @return `file`, written anew
    public Path write(Path file) throws IOException {
        return scan.write(file);
    }

    private static Path encrypt(Path file, String userPassword) throws IOException {
        var policy =
                new StandardProtectionPolicy("chu so huu", userPassword, new AccessPermission());
        policy.setEncryptionKeyLength(256);
        var whole = file.resolveSibling(file.getFileName() + ".encrypted");
        try (var document = Loader.loadPDF(file.toFile())) {
            document.protect(policy);
            document.save(whole.toFile());
        }
        return Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path replaceLast(Path file, String what, String by) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(what);
        if (at < 0) {
            throw new IOException("nothing to replace: " + what);
        }
        var changed = text.substring(0, at) + by + text.substring(at + what.length());
        return Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
    }
}
