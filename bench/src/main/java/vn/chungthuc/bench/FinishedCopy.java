package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;

/// What a copy weighs, revision by revision, in bytes.
///
/// @param page the certification page with font and fields
/// @param leader the leader's revision, of which `leaderImage` is its image
/// @param office the office's revision, of which `officeImage` is the seal
record FinishedCopy(
        long scan, long page, long leader, long leaderImage, long office, long officeImage) {

    static FinishedCopy of(BenchFile file, Path folder, Identity signer)
            throws IOException, PdfFault, GeneralSecurityException {
        var scan = Files.size(file.scan(folder));
        var prepared = Files.readAllBytes(file.prepared(folder));
        var leader = Ours.leader(signer, Source.of(prepared));
        var signed = signed(leader, prepared);
        var both = Arrays.copyOf(prepared, prepared.length + signed.length);
        System.arraycopy(signed, 0, both, prepared.length, signed.length);
        var office = Ours.office(signer, Source.of(both));
        var sealed = signed(office, both);
        return new FinishedCopy(
                scan,
                prepared.length - scan,
                signed.length,
                image(leader),
                sealed.length,
                image(office));
    }

    private static byte[] signed(Ours ours, byte[] document)
            throws IOException, PdfFault, GeneralSecurityException {
        var state = Sha256.newDigest();
        state.update(document);
        return ours.signed(Source.of(document), Sha256.of(document), state, ours::raw);
    }

    private static long image(Ours ours) {
        var image = Objects.requireNonNull(ours.item().appearance().image());
        return image.rgb().bytes().length + (long) image.alpha().bytes().length;
    }

    /// Everything that is stored besides the scan.
    long added() {
        return page + leader + office;
    }
}
