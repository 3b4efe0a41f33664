package vn.chungthuc.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// `./run demo`: everything on this machine until Ctrl-C; `--once [scan]`: one dossier, by itself.
/// The folder it is started in gets `.demo`.
public final class DemoMain {
    private DemoMain() {}

    public static void main(String[] arguments) throws GeneralSecurityException {
        var words = List.of(arguments);
        System.setProperty("java.awt.headless", "true");
        try {
            if (words.isEmpty()) {
                stay(new DemoFolder(Path.of(".demo")));
            } else if (words.getFirst().equals("--once") && words.size() <= 2) {
                once(words.size() == 2 ? Path.of(words.get(1)) : null);
            } else {
                throw new DemoFault("./run demo [--once [scan.pdf]]");
            }
        } catch (IOException | DemoFault e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void once(@org.jspecify.annotations.Nullable Path scan)
            throws IOException, GeneralSecurityException {
        if (scan != null && !Files.isRegularFile(scan)) {
            throw new DemoFault("Không có tệp " + scan);
        }
        var folder = new DemoFolder(Path.of(".demo", "once"));
        try (var demo = Demo.start(folder, Ports.any(), InstantSource.system())) {
            new Once(demo, System.out).play(scan);
        }
    }

    private static void stay(DemoFolder folder) throws IOException, GeneralSecurityException {
        System.out.println("Đang khởi động cơ sở dữ liệu, máy chủ thư và cổng chứng thực …");
        var demo = Demo.start(folder, Ports.usual(), InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(demo)));
        var window = startAgent(demo);
        demo.folder().writeSampleScan();
        System.out.println(new Greeting(demo, window).text());
        for (var stopped = demo.whatStopped(); ; stopped = demo.whatStopped()) {
            if (stopped != null) {
                throw new DemoFault("Đã dừng: " + stopped);
            }
            Pause.millis(1000);
        }
    }

    /// The agent has a window, so it needs a screen.
    private static boolean startAgent(Demo demo) throws IOException {
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return false;
        }
        demo.startAgentWithWindow(Map.of());
        return true;
    }

    private static void end(Demo demo) {
        try {
            demo.close();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
