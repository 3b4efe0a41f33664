package vn.chungthuc.agent.ui;

/// How large pages are shown. Points become pixels of the desktop, of which the system's own
/// scaling makes as many of the screen's as it likes.
///
/// @param factor of the real size; 0 for "as wide as the room"
record Zoom(double factor) {
    static final Zoom FIT = new Zoom(0);
    static final Zoom REAL = new Zoom(1);

    private static final double DESKTOP_PIXELS = 96.0 / 72;
    private static final double LEAST = 0.25;
    private static final double MOST = 4;
    private static final double STEP = 1.25;

    boolean fits() {
        return factor == 0;
    }

    /// Pixels a point.
    ///
    /// @param room for the pages, in pixels
    /// @param widest page, in points
    double scale(double room, double widest) {
        return fits() ? Math.max(0.1, room / widest) : factor * DESKTOP_PIXELS;
    }

    /// One step larger or smaller than what is shown now.
    ///
    /// @param steps positive for larger
    /// @param scale pixels a point, now
    static Zoom from(double scale, int steps) {
        double now = scale / DESKTOP_PIXELS;
        return new Zoom(Math.clamp(now * Math.pow(STEP, steps), LEAST, MOST));
    }

    /// For people.
    static int percent(double scale) {
        return (int) Math.round(scale / DESKTOP_PIXELS * 100);
    }
}
