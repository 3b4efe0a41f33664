package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.testkit.Identity;

/// A document that a batch signs over and over.
///
/// @param ticket for a portal that is not yet named
public record BatchPaper(Base64Url document, SignItem item, SignTicket ticket) {
    public static BatchPaper write(Path folder, Identity signer) throws IOException {
        try {
            var inside = Files.createDirectories(folder.resolve("paper"));
            BenchFile.SMALL_TABLE.write(inside);
            var bytes = Files.readAllBytes(BenchFile.SMALL_TABLE.prepared(inside));
            var ours = Ours.leader(signer, Source.of(bytes));
            var ticket = ours.ticket(Sha256.of(bytes), bytes.length);
            return new BatchPaper(Base64Url.of(bytes), ours.item(), ticket);
        } catch (PdfFault e) {
            throw new IOException(e);
        }
    }

    public SignTicket ticket(String origin) {
        return new SignTicket(
                ticket.jti(),
                origin,
                ticket.iat(),
                ticket.startBy(),
                ticket.resultBy(),
                ticket.stage(),
                ticket.base(),
                ticket.field(),
                ticket.page(),
                ticket.slot(),
                ticket.item(),
                ticket.images(),
                ticket.reason(),
                ticket.certs(),
                ticket.level(),
                origin + "/queue/results/" + ticket.jti());
    }
}
