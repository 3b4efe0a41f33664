package vn.chungthuc.agent.sign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;

/// Documents as if they had arrived.
public final class TestDocuments {
    private TestDocuments() {}

    public static BaseDocument of(Path folder, byte[] pdf) throws IOException {
        return new DocumentStore(folder)
                .receive(
                        new ByteArrayInputStream(pdf),
                        new SignTicket.Base(Sha256.of(pdf), pdf.length));
    }
}
