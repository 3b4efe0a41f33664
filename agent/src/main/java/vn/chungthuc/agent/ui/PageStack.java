package vn.chungthuc.agent.ui;

import java.awt.Rectangle;
import java.util.List;

/// Where each page lies when all stand below each other, in pixels; quick for thousands of pages.
///
/// Pages are counted from 0.
final class PageStack {
    static final int GAP = 14;

    private final int[] tops;
    private final int[] widths;
    private final int bottom;
    private final int widest;

    /// @param scale pixels a point
    PageStack(List<PageImages.Size> sizes, double scale) {
        tops = new int[sizes.size()];
        widths = new int[sizes.size()];
        int y = GAP;
        int most = 0;
        for (int page = 0; page < tops.length; page++) {
            tops[page] = y;
            widths[page] = (int) Math.round(sizes.get(page).width() * scale);
            most = Math.max(most, widths[page]);
            y += (int) Math.round(sizes.get(page).height() * scale) + GAP;
        }
        bottom = y;
        widest = most;
    }

    int count() {
        return tops.length;
    }

    int width() {
        return widest + 2 * GAP;
    }

    int height() {
        return bottom;
    }

    /// @param room how wide the desk is; narrower pages stand in its middle
    Rectangle bounds(int page, int room) {
        int end = page + 1 < tops.length ? tops[page + 1] : bottom;
        int x = Math.max(GAP, (room - widths[page]) / 2);
        return new Rectangle(x, tops[page], widths[page], end - GAP - tops[page]);
    }

    /// The page at a height, or the one above the gap there; 0 for an empty stack.
    int at(int y) {
        int low = 0;
        int high = tops.length - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (tops[middle] <= y) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
