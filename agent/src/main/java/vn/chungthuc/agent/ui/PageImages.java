package vn.chungthuc.agent.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.swing.SwingUtilities;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.Consent.Paper;

/// The pages of one document as pictures: rendered one at a time by a thread of its own, only those
/// that are looked at, and only the last few are kept. Made and asked on the event thread.
final class PageImages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageImages.class);
    private static final int KEPT = 6;

    /// A page's size as shown, in points.
    record Size(double width, double height) {}

    private record Key(int page, int permille) {}

    private final ExecutorService painter =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pages").factory());
    private final Runnable changed;
    private final Map<Key, BufferedImage> images =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, BufferedImage> eldest) {
                    return size() > KEPT;
                }
            };
    private final Map<Integer, Key> wanted = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> broken = new ConcurrentHashMap<>();
    private List<Size> sizes = List.of();
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
                var box = page.getCropBox();
                boolean turned = page.getRotation() % 180 != 0;
                found.add(
                        turned
                                ? new Size(box.getHeight(), box.getWidth())
                                : new Size(box.getWidth(), box.getHeight()));
            }
            SwingUtilities.invokeLater(() -> {
                sizes = List.copyOf(found);
                changed.run();
            });
        } catch (IOException | RuntimeException e) {
            LOG.warn("document cannot be shown: {}", e.getClass().getSimpleName());
        }
    }

    /// Empty until the document is open.
    List<Size> sizes() {
        return sizes;
    }

    boolean isBroken(int page) {
        return broken.containsKey(page);
    }

    /// The picture if it is there; if not, it is painted and `changed` called. Meanwhile one of
    /// another scale may do.
    ///
    /// @param page from 0
    /// @param scale pixels a point
    Optional<BufferedImage> image(int page, double scale) {
        var key = new Key(page, (int) Math.round(scale * 1000));
        var ready = images.get(key);
        if (ready != null) {
            return Optional.of(ready);
        }
        if (!broken.containsKey(page) && !key.equals(wanted.put(page, key))) {
            submit(() -> paint(key));
        }
        return images.entrySet().stream()
                .filter(entry -> entry.getKey().page == page)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Pages that are no longer looked at need not be painted.
    void lookOnlyAt(int first, int last) {
        wanted.keySet().removeIf(page -> page < first || page > last);
    }

    private void paint(Key key) {
        var open = document;
        if (open == null || !key.equals(wanted.get(key.page))) {
            return;
        }
        try {
            var renderer = new PDFRenderer(open);
            renderer.setSubsamplingAllowed(true);
            var image = renderer.renderImage(key.page, key.permille / 1000f, ImageType.RGB);
            SwingUtilities.invokeLater(() -> {
                images.put(key, image);
                wanted.remove(key.page, key);
                changed.run();
            });
        } catch (IOException | RuntimeException e) {
            LOG.warn("page {} cannot be shown: {}", key.page + 1, e.getClass().getSimpleName());
            broken.put(key.page, true);
            SwingUtilities.invokeLater(changed);
        }
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
