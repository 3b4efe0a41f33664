package vn.chungthuc.portal.ending;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import vn.chungthuc.portal.dossier.Annulments;
import vn.chungthuc.portal.store.Objects;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.web.Form;

/// The PDFs of decisions, beside the files of the dossiers that they annul. They are the chair's
/// own signed papers: kept as they came, given back as a download, never opened here.
public final class DecisionFiles {
    static final long LIMIT = 10 * 1024 * 1024;

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final Offload files;
    private final Objects objects;

    public DecisionFiles(Offload files, Objects objects) {
        this.files = files;
        this.objects = objects;
    }

    /// Whether it begins as a PDF does (ISO 32000-2, 7.5.2).
    boolean pdf(Form.Upload upload) {
        return files.run(() -> {
            try (var in = Files.newInputStream(upload.file())) {
                return java.util.Arrays.equals(in.readNBytes(PDF.length), PDF);
            }
        });
    }

    Annulments.Paper keep(UUID agency, UUID dossier, Form.Upload upload) {
        var content = upload.content();
        return files.run(() -> {
            objects.put(agency, dossier, content.hash(), upload.file());
            return new Annulments.Paper(content.hash(), content.length());
        });
    }

    byte[] read(UUID agency, UUID dossier, Annulments.Paper paper) {
        return files.run(() -> read(objects, agency, dossier, paper));
    }

    private static byte[] read(Objects objects, UUID agency, UUID dossier, Annulments.Paper paper)
            throws IOException {
        try (var channel = objects.open(agency, dossier, paper.hash());
                var out = new ByteArrayOutputStream(Math.toIntExact(paper.length()))) {
            var to = Channels.newChannel(out);
            var piece = ByteBuffer.allocate(1 << 16);
            while (channel.read(piece) >= 0) {
                to.write(piece.flip());
                piece.clear();
            }
            return out.toByteArray();
        }
    }
}
