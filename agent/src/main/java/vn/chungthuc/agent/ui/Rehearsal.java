package vn.chungthuc.agent.ui;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.JFrame;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads what the first window of a program's life would wait for, once the agent listens: the
/// renderer by a page of a scan's kind, the widgets by a window that nobody sees. The package's AOT
/// cache is trained by a start, so it holds these classes too.
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final int SMALL = 64;

    private Rehearsal() {}

    /// Once; later calls do nothing. Does not wait.
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("rehearsal").start(Rehearsal::go);
        }
    }

    private static void go() {
        long began = System.nanoTime();
        SwingUtilities.invokeLater(Rehearsal::buildAWindow);
        paintAPage();
        // after the window
        SwingUtilities.invokeLater(
                () -> LOG.info("rehearsed in {} ms", (System.nanoTime() - began) / 1_000_000));
    }

    private static void paintAPage() {
        try (var made = Loader.loadPDF(scan())) {
            new PDFRenderer(made).renderImage(0, 0.1f);
        } catch (IOException | RuntimeException e) {
            LOG.debug("rehearsal: {}", e.toString());
        }
    }

    private static byte[] scan() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            var picture = new BufferedImage(SMALL, SMALL, BufferedImage.TYPE_BYTE_GRAY);
            var image = JPEGFactory.createFromImage(document, picture);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(image, 0, 0);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void buildAWindow() {
        var frame = new JFrame();
        frame.setContentPane(
                Parts.column(
                        List.of(
                                new JTextArea("a"),
                                new JPasswordField("a"),
                                Parts.heading("a", "h3"),
                                Parts.button("a", "a", () -> {}))));
        frame.pack(); // has a peer, is never shown
        frame.dispose();
    }
}
