package vn.chungthuc.agent.ui;

import java.io.IOException;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.Consent.Paper;

/// Tells which text of the certification page the stamp stands on. The page is read once, on the
/// painter's thread; comparing is quick.
final class CoverCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CoverCheck.class);

    private final Paper paper;
    private final Placement placement;
    private final Consumer<String> told;
    private @Nullable PageText text;

    /// @param told on the event thread, the covered text or nothing
    CoverCheck(Paper paper, Placement placement, PageImages images, Consumer<String> told) {
        this.paper = paper;
        this.placement = placement;
        this.told = told;
        images.ask(document -> {
            try {
                var read = PageText.of(document, paper.place().page());
                SwingUtilities.invokeLater(() -> {
                    text = read;
                    look();
                });
            } catch (IOException | RuntimeException e) {
                LOG.warn("text of the page is not known: {}", e.getClass().getSimpleName());
            }
        });
    }

    /// After the stamp was moved.
    void look() {
        if (text != null) {
            told.accept(text.coveredBy(paper.look(), placement.rect()));
        }
    }
}
