package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;

/// What a copy weighs, revision by revision, in bytes.
///
/// @param page the certification page with font and fields
/// @param leader the leader's revision, of which `leaderImage` is its image, two objects
/// @param office the office's revision, of which `officeImage` is the seal
record FinishedCopy(
        long scan, long page, long leader, long leaderImage, long office, long officeImage) {

    static FinishedCopy of(BenchFile file, Path folder, Identity signer)
            throws IOException, PdfFault, GeneralSecurityException {
        var scan = Files.size(file.scan(folder));
        var prepared = Files.readAllBytes(file.prepared(folder));
        var leader = Ours.leader(signer, Source.of(prepared));
        var signed = signed(leader, prepared);
        var both = joined(prepared, signed);
        var office = Ours.office(signer, Source.of(both));
        var sealed = signed(office, both);
        return new FinishedCopy(
                scan,
                prepared.length - scan,
                signed.length,
                image(signed),
                sealed.length,
                image(sealed));
    }

    private static byte[] signed(Ours ours, byte[] document)
            throws IOException, PdfFault, GeneralSecurityException {
        var state = Sha256.newDigest();
        state.update(document);
        return ours.signed(Source.of(document), Sha256.of(document), state, ours::raw);
    }

    /// A document with its next revision.
    static byte[] with(Ours ours, byte[] document)
            throws IOException, PdfFault, GeneralSecurityException {
        return joined(document, signed(ours, document));
    }

    private static byte[] joined(byte[] document, byte[] revision) {
        var both = Arrays.copyOf(document, document.length + revision.length);
        System.arraycopy(revision, 0, both, document.length, revision.length);
        return both;
    }

    /// The image and its soft mask: two objects of some 200 bytes around their samples.
    private static long image(byte[] revision) {
        var text = new String(revision, StandardCharsets.ISO_8859_1);
        var end = "endstream\nendobj\n";
        int first = text.indexOf("/Subtype /Image");
        int last = text.lastIndexOf("/Subtype /Image");
        int from = text.lastIndexOf(" 0 obj\n", first);
        return text.indexOf(end, last) + end.length() - text.lastIndexOf('\n', from) - 1L;
    }

    /// Everything that is stored besides the scan.
    long added() {
        return page + leader + office;
    }
}
