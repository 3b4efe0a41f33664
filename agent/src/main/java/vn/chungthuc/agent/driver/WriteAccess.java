package vn.chungthuc.agent.driver;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Who could plant another module in the place of one: its owner, and whoever may write to it or to
/// a folder above it.
final class WriteAccess {
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;

    /// Groups below are the system's own (`staff`, `wheel`, `admin`), whose members administrate.
    private static final int FIRST_GROUP_OF_PEOPLE = 1000;

    private WriteAccess() {}

    /// Whether somebody besides the administrator and this person can change what lies there; only
    /// told apart on Linux and macOS. In a folder like `/tmp` others can add but not replace.
    static boolean othersCanChange(Path module) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        int me = me();
        for (@Nullable Path at = module.toRealPath(); at != null; at = at.getParent()) {
            int mode = (int) Files.getAttribute(at, "unix:mode");
            int owner = (int) Files.getAttribute(at, "unix:uid");
            int group = (int) Files.getAttribute(at, "unix:gid");
            boolean byGroup = (mode & GROUP_WRITES) != 0 && group >= FIRST_GROUP_OF_PEOPLE;
            boolean byOthers = (mode & OTHERS_WRITE) != 0;
            boolean guarded = Files.isDirectory(at) && (mode & STICKY) != 0;
            if ((owner != 0 && owner != me) || ((byGroup || byOthers) && !guarded)) {
                return true;
            }
        }
        return false;
    }

    private static int me() throws IOException {
        var process = Path.of("/proc/self");
        var mine = Files.exists(process) ? process : Path.of(System.getProperty("user.home"));
        return (int) Files.getAttribute(mine, "unix:uid");
    }
}
