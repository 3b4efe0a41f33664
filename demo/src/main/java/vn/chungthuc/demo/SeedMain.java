package vn.chungthuc.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import vn.chungthuc.portal.account.Passwords;

/// `./run seed [DOSSIERS]`: real amounts of data for the demo, which must not be running. The
/// sample office gets a year of finished work and some scans that wait for its leader; the other
/// offices of the province get theirs.
public final class SeedMain {
    private static final int WAITING = 40;

    private SeedMain() {}

    public static void main(String[] arguments) throws GeneralSecurityException {
        var words = List.of(arguments);
        System.setProperty("java.awt.headless", "true");
        try {
            seed(size(words));
        } catch (IOException | SQLException | DemoFault e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static Seed size(List<String> words) {
        if (words.isEmpty()) {
            return Seed.COUNTRY;
        }
        if (words.size() > 1 || !words.getFirst().matches("[1-9][0-9]{2,6}")) {
            throw new DemoFault("./run seed [100…9999999]");
        }
        return new Seed(Seed.COUNTRY.offices(), Integer.parseInt(words.getFirst()));
    }

    private static void seed(Seed seed) throws IOException, GeneralSecurityException, SQLException {
        var steps = new Steps(System.out);
        try (var demo =
                Demo.start(new DemoFolder(Path.of(".demo")), Ports.any(), InstantSource.system())) {
            if (Seed.in(demo.database())) {
                throw new DemoFault("Dữ liệu mẫu đã có; xóa thư mục .demo để làm lại.");
            }
            System.out.printf("%,d hồ sơ của %,d đơn vị:%n", seed.dossiers(), seed.offices());
            var hash = Passwords.hash(demo.secrets().intake());
            seed.fill(demo.database(), hash, step -> System.out.println("  " + step + " …"));
            steps.run(WAITING + " hồ sơ có bản quét, chờ lãnh đạo", () -> wait(demo));
            System.out.println(
                    "Xong. ./run demo như thường lệ; công chức của các đơn vị khác: can-bo-2, lanh-dao-2,"
                            + " van-thu-2, … mật khẩu như can-bo.\n"
                            + "Hồ sơ tạo hàng loạt không có tệp PDF kèm theo.");
        }
    }

    private static void wait(Demo demo) throws IOException {
        var scan = demo.folder().writeSampleScan();
        try (var officer = DemoPage.signIn(demo.origin(), "can-bo", demo.secrets().intake())) {
            for (int i = 0; i < WAITING; i++) {
                officer.submit(scan, Map.of());
            }
        }
    }
}
