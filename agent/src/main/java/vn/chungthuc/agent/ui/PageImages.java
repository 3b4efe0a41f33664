package vn.chungthuc.agent.ui;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.Consent.Paper;

/// The pages of one document as pictures: painted one at a time by a thread of its own, only those
/// that are looked at, and of a page that is zoomed in on only the part that is looked at. Made and
/// asked on the event thread.
final class PageImages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageImages.class);

    /// A page's size as shown, in points.
    record Size(double width, double height) {}

    private final ExecutorService painter =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pages").factory());
    private final Runnable changed;
    private final PictureStore pictures = new PictureStore();
    private final Map<Integer, Picture.Shows> wanted = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> broken = new ConcurrentHashMap<>();
    private List<Size> sizes = List.of();
    private boolean unreadable;
    private @Nullable PDDocument document; // the painter's

    /// @param changed called on the event thread when there is more to show
    PageImages(Paper paper, Runnable changed) {
        this.changed = changed;
        painter.execute(() -> open(paper));
    }

    private void open(Paper paper) {
        try {
            var opened = Loader.loadPDF(new RandomAccessReadBuffer(paper.document().mapped()));
            opened.setResourceCache(new WithoutImages());
            document = opened;
            var found = new ArrayList<Size>();
            for (var page : opened.getPages()) {
                found.add(size(page));
            }
            SwingUtilities.invokeLater(() -> {
                sizes = List.copyOf(found);
                changed.run();
            });
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.warn("document cannot be shown: {}", e.getClass().getSimpleName());
            SwingUtilities.invokeLater(() -> {
                unreadable = true;
                changed.run();
            });
        }
    }

    private static Size size(PDPage page) {
        var box = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        return turned
                ? new Size(box.getHeight(), box.getWidth())
                : new Size(box.getWidth(), box.getHeight());
    }

    /// Empty until the document is open.
    List<Size> sizes() {
        return sizes;
    }

    /// The document cannot be shown at all.
    boolean isUnreadable() {
        return unreadable;
    }

    boolean isBroken(int page) {
        return broken.containsKey(page);
    }

    /// What there is to show of a page, the best last. What is missing is painted and `changed`
    /// called; meanwhile another picture of the page may do.
    ///
    /// @param page from 0
    /// @param width of the whole page, in pixels of the screen
    /// @param height likewise
    /// @param visible the part of it that is looked at, likewise
    List<Picture> pictures(int page, int width, int height, Rectangle visible) {
        var found = pictures.of(page, width, height, visible);
        var next = Picture.Shows.next(page, width, height, visible, found);
        if (next != null && !broken.containsKey(page) && !next.equals(wanted.put(page, next))) {
            submit(() -> paint(next));
        }
        return found;
    }

    /// Pages that are no longer looked at need not be painted.
    void lookOnlyAt(int first, int last) {
        wanted.keySet().removeIf(page -> page < first || page > last);
    }

    private void paint(Picture.Shows shows) {
        var open = document;
        if (open == null || !shows.equals(wanted.get(shows.page()))) {
            return;
        }
        try {
            var picture = new Picture(shows, painted(open, shows));
            SwingUtilities.invokeLater(() -> {
                pictures.put(picture);
                wanted.remove(shows.page(), shows);
                changed.run();
            });
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // a page may be made to cost all that there is: the others, and the refusal, must go on
            LOG.warn("page {} cannot be shown: {}", shows.page() + 1, e.getClass().getSimpleName());
            broken.put(shows.page(), true);
            SwingUtilities.invokeLater(changed);
        }
    }

    private static BufferedImage painted(PDDocument document, Picture.Shows shows)
            throws IOException {
        var part = shows.part();
        var size = size(document.getPage(shows.page()));
        var image = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        try {
            g.setBackground(Color.WHITE);
            g.clearRect(0, 0, part.width, part.height);
            g.translate(-part.x, -part.y);
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            renderer.renderPageToGraphics(
                    shows.page(),
                    g,
                    (float) (shows.width() / size.width()),
                    (float) (shows.height() / size.height()));
        } finally {
            g.dispose();
        }
        return image;
    }

    /// Asks the open document on the painter's thread, after what is waiting there.
    void ask(Consumer<PDDocument> question) {
        submit(() -> {
            if (document != null) {
                question.accept(document);
            }
        });
    }

    /// Runs on the painter's thread, after what is waiting there.
    void submit(Runnable work) {
        try {
            painter.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the window is closing");
        }
    }

    @Override
    public void close() {
        wanted.clear();
        submit(this::closeDocument);
        painter.shutdown();
    }

    private void closeDocument() {
        try {
            if (document != null) {
                document.close();
            }
        } catch (IOException e) {
            LOG.debug("closing a document: {}", e.getClass().getSimpleName());
        }
    }

    /// Decoded scans weigh tens of megabytes each; the pictures are kept instead.
    private static final class WithoutImages extends DefaultResourceCache {
        @Override
        public void put(COSObject indirect, PDXObject xobject) {}
    }
}
