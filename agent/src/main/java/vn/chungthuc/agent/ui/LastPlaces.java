package vn.chungthuc.agent.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;

/// Where this person last put the stamp on papers of one kind: same portal, stage, agency, slot and
/// stamp size. Kept as places in a slot, never as names; only ever offered, see [Placement#offers].
///
/// The file has a line for each kind, oldest first: `SHA-256 x y scale`. What cannot be read is
/// forgotten.
final class LastPlaces {
    static final int MOST = 200;
    private static final Logger LOG = LoggerFactory.getLogger(LastPlaces.class);

    private final Path file;
    private final Map<String, Spot> spots = new LinkedHashMap<>();

    /// @param folder the agent's own
    LastPlaces(Path folder) {
        this.file = folder.resolve("last-places");
        read();
    }

    private void read() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                var parts = line.split(" ");
                if (parts.length == 4 && parts[0].matches("[A-Za-z0-9_-]{43}")) {
                    spots.put(
                            parts[0],
                            new Spot(number(parts[1]), number(parts[2]), number(parts[3])));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("last places are forgotten: {}", e.getClass().getSimpleName());
            spots.clear();
        }
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!(number >= 0 && number < 10_000)) {
            throw new IllegalArgumentException("no place in a slot");
        }
        return number;
    }

    synchronized Optional<Spot> of(String portal, Paper paper) {
        return Optional.ofNullable(spots.get(kind(portal, paper)));
    }

    /// Remembers where the papers of a job were put; what the portal proposes itself is nothing to
    /// remember. Of several of one kind the last one that was moved counts.
    synchronized void remember(String portal, List<Paper> papers, List<Rect> placed) {
        var moved = new LinkedHashMap<String, Spot>();
        for (int i = 0; i < papers.size(); i++) {
            var paper = papers.get(i);
            var kind = kind(portal, paper);
            spots.remove(kind);
            if (!placed.get(i).equals(paper.look().rect())) {
                var placement = new Placement(paper.look(), paper.checked().ticket().slot());
                moved.put(kind, placement.spotOf(placed.get(i)));
            }
        }
        spots.putAll(moved);
        while (spots.size() > MOST) {
            spots.remove(spots.keySet().iterator().next());
        }
        write();
    }

    private static String kind(String portal, Paper paper) {
        var ticket = paper.checked().ticket();
        var slot = ticket.slot();
        var part = paper.look().rect();
        var kind =
                String.join(
                        "\n",
                        portal,
                        ticket.stage().name(),
                        paper.checked().item().agency(),
                        String.format(
                                Locale.ROOT,
                                "%.2f %.2f %.2f %.2f %.2f %.2f",
                                paper.place().pageBox().width(),
                                paper.place().pageBox().height(),
                                slot.width(),
                                slot.height(),
                                part.width(),
                                part.height()));
        return Sha256.of(kind.getBytes(StandardCharsets.UTF_8)).base64url();
    }

    private void write() {
        var text = new StringBuilder();
        spots.forEach((kind, spot) ->
                text.append(kind)
                        .append(' ')
                        .append(spot.x())
                        .append(' ')
                        .append(spot.y())
                        .append(' ')
                        .append(spot.scale())
                        .append('\n'));
        try {
            var next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the place is not remembered: {}", e.getClass().getSimpleName());
        }
    }
}
