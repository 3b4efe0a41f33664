package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Appearance.Align;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;

/// A document's life as tests need it: each step appends to a file.
final class Walk {
    static final Rect SLOT = new Rect(56, 200, 539, 500);
    static final Rect LEADER = new Rect(320, 230, 500, 330);
    static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T10:15:30+07:00");

    private Walk() {}

    static void append(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.APPEND);
    }

    static Sha256 hash(Path file) throws IOException {
        return Sha256.of(Files.readAllBytes(file));
    }

    static void certificationPage(Path file) throws IOException, PdfFault {
        try (var channel = FileChannel.open(file)) {
            var base = PdfFile.read(Source.of(channel));
            var content =
                    "BT /F 16 Tf 100 700 Td %s Tj ET"
                            .formatted(SerifFont.instance().shown("Chứng thực bản sao: Ẩn Ẵ ỹ"));
            append(
                    file,
                    CertificationRevision.append(
                            base,
                            hash(file),
                            new CertificationRevision.Page(
                                    595.28, 841.89, content, LEADER, SLOT, "Chữ ký", "Con dấu")));
        }
    }

    static Appearance leaderLook() throws IOException {
        return new Appearance(
                LEADER,
                0.5,
                2,
                image(new Rect(20, 30, 160, 80)),
                List.of(
                        new Appearance.Line("CHỦ TỊCH", 12, "#000000", 90, 86, Align.CENTRE, true),
                        new Appearance.Line(
                                "Ký lúc {time}", 8, "#0000c0", 90, 4, Align.CENTRE, true)),
                "dd.MM.yyyy HH:mm:ss XXX");
    }

    static Appearance officeLook() throws IOException {
        return new Appearance(
                Rect.at(270, 230, 102.05, 102.05),
                1,
                1,
                image(new Rect(0, 0, 102.05, 102.05)),
                List.of(
                        new Appearance.Line(
                                "Số chứng thực: 2/ĐT",
                                12,
                                "#000000",
                                240,
                                270,
                                Align.CENTRE,
                                false)),
                "dd.MM.yyyy HH:mm:ss XXX");
    }

    private static Appearance.Image image(Rect place) throws IOException {
        return new Appearance.Image(
                4, 4, Base64Url.of(deflated(48)), Base64Url.of(deflated(16)), place);
    }

    private static byte[] deflated(int length) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            for (int i = 0; i < length; i++) {
                deflater.write(i * 7);
            }
        }
        return out.toByteArray();
    }

    /// Signs and appends.
    ///
    /// @return the appended bytes
    static byte[] sign(Path file, Identity signer, SigningStage stage)
            throws IOException, PdfFault, GeneralSecurityException {
        var revision = signed(file, signer, stage);
        append(file, revision);
        return revision;
    }

    static byte[] signed(Path file, Identity signer, SigningStage stage)
            throws IOException, PdfFault, GeneralSecurityException {
        var look = stage == SigningStage.SIGN ? leaderLook() : officeLook();
        var field = stage == SigningStage.SIGN ? SignaturePlace.LEADER : SignaturePlace.OFFICE;
        try (var channel = FileChannel.open(file)) {
            var base = PdfFile.read(Source.of(channel));
            var state = Sha256.newDigest();
            state.update(Files.readAllBytes(file));
            var filling =
                    new SignatureRevision.Filling(
                            stage,
                            look,
                            look.rect(),
                            TIME,
                            stage == SigningStage.SEAL ? "Số chứng thực 2/ĐT" : "",
                            Cms.room(signer.chain()));
            var laid =
                    SignatureRevision.lay(
                            base, hash(file), SignaturePlace.find(base, field), filling);
            var digest = laid.digest(state);
            var cms = Cms.sign(digest, signer.chain(), signer.algorithm(), raw(signer));
            CmsCheck.verify(cms, digest);
            return laid.with(cms);
        }
    }

    private static Cms.Signer raw(Identity signer) {
        return attributes -> {
            var signature = Signature.getInstance(signer.algorithm());
            signature.initSign(signer.key());
            signature.update(attributes);
            return signature.sign();
        };
    }
}
