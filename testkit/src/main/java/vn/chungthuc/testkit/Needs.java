package vn.chungthuc.testkit;

import org.junit.jupiter.api.Assumptions;

/// What a test cannot do without: absent, the test is skipped and says so; in CI it fails.
public final class Needs {
    private Needs() {}

    /// @param what a Debian package or the like, for the person who reads why
    public static void that(boolean available, String what) {
        if (!available && System.getenv("CI") != null) {
            throw new AssertionError("in CI nothing is skipped, but this machine lacks: " + what);
        }
        Assumptions.assumeTrue(available, "skipped, this machine lacks: " + what);
    }
}
