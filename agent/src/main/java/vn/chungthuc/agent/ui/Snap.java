package vn.chungthuc.agent.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Rect;

/// Pulls what is dragged to the proposed place and to the edges and the middle of the slot, each
/// axis by itself. All numbers are points on the page.
///
/// @param x of the lower left corner
/// @param y likewise
/// @param lineX where a guide stands if x was pulled: an edge or the middle
/// @param lineY likewise
record Snap(double x, double y, @Nullable Double lineX, @Nullable Double lineY) {
    /// A place of the lower or left side, and the line that it comes to stand on.
    private record Stop(double start, double line) {}

    /// No pulling at all.
    static Snap off(double x, double y) {
        return new Snap(x, y, null, null);
    }

    /// @param size of what is dragged, wherever it stands
    /// @param near how far the pull reaches
    static Snap of(double x, double y, Rect size, Rect proposed, Rect slot, double near) {
        var across = nearest(x, near, stops(size.width(), proposed.llx(), slot.llx(), slot.urx()));
        var along = nearest(y, near, stops(size.height(), proposed.lly(), slot.lly(), slot.ury()));
        return new Snap(
                across == null ? x : across.start,
                along == null ? y : along.start,
                across == null ? null : across.line,
                along == null ? null : along.line);
    }

    private static List<Stop> stops(double size, double proposed, double from, double to) {
        double middle = (from + to) / 2;
        return List.of(
                new Stop(proposed, proposed),
                new Stop(from, from),
                new Stop(to - size, to),
                new Stop(middle - size / 2, middle));
    }

    private static @Nullable Stop nearest(double start, double near, List<Stop> stops) {
        Stop nearest = null;
        double least = near;
        for (var stop : stops) {
            double distance = Math.abs(stop.start - start);
            if (distance < least) {
                least = distance;
                nearest = stop;
            }
        }
        return nearest;
    }
}
