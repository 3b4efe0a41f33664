package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.bench.BatchPaper;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;

/// A document of any size as the agent holds it once a page has sent it.
public final class HeldPaper {
    private HeldPaper() {}

    /// @param any what ticket and item say; only the document counts here
    public static Paper of(Path pdf, BatchPaper any, Path folder) throws IOException, PdfFault {
        try (var in = Files.newInputStream(pdf)) {
            var base = new SignTicket.Base(hash(pdf), Files.size(pdf));
            var document = new DocumentStore(folder).receive(in, base);
            var file = PdfFile.read(document.source());
            var place =
                    SignaturePlace.find(
                            PdfFile.read(vn.chungthuc.pdf.Source.of(any.document().bytes())),
                            any.ticket().field());
            var checked = new CheckedItem("ticket", any.ticket(), any.item());
            return new Paper(checked, document, place, file.pageCount());
        }
    }

    private static Sha256 hash(Path pdf) throws IOException {
        var digest = Sha256.newDigest();
        try (var in = Files.newInputStream(pdf)) {
            var buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Sha256.ofDigest(digest.digest());
    }
}
