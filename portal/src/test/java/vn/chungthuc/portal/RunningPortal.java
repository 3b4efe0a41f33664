package vn.chungthuc.portal;

import io.vertx.core.Vertx;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import vn.chungthuc.portal.account.Passwords;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.agency.Officials;
import vn.chungthuc.portal.agency.SigningMeans;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.delivery.DeliveryMail;
import vn.chungthuc.portal.longterm.LongTermSettings;
import vn.chungthuc.portal.register.Register;
import vn.chungthuc.portal.register.Registers;
import vn.chungthuc.portal.report.ReportSettings;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signing.TicketKeyFile;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Postgres;
import vn.chungthuc.testkit.TestPki;

/// The whole portal on a real database, with two agencies and their officials, for tests over HTTP.
/// Everybody's password is [#PASSWORD].
public final class RunningPortal implements AutoCloseable {
    public static final String PASSWORD = "mật khẩu dài để thử";

    public final Postgres.Access access;
    public final Identity leaderToken;
    public final Identity officeToken;
    public final UUID register;
    private final Vertx vertx;
    private final Database database;
    private final PortalMain portal;

    public RunningPortal(Path folder) throws IOException, GeneralSecurityException {
        this(folder, 0);
    }

    RunningPortal(Path folder, int port) throws IOException, GeneralSecurityException {
        access = Postgres.shared().freshDatabase();
        var pki = TestPki.create(InstantSource.system());
        leaderToken = pki.signer("Nguyễn Văn Mẫu", "UBND xã Mẫu", TestPki.KeyKind.RSA_2048);
        officeToken = pki.signer("UBND xã Mẫu", "UBND xã Mẫu", TestPki.KeyKind.RSA_2048);
        var config = config(folder, pki, port);
        portal =
                PortalMain.start(
                        config,
                        EnumSet.of(PortalMain.Role.MIGRATE, PortalMain.Role.WEB),
                        InstantSource.system());
        vertx = Vertx.vertx();
        database = new Database(vertx, config.database());
        register = onVirtualThread(this::people);
    }

    public String origin() {
        return "http://127.0.0.1:" + portal.port();
    }

    public Database database() {
        return database;
    }

    /// Changes rows behind the portal's back: what no page does yet.
    ///
    /// @param dossier its one argument
    void change(String sql, String dossier) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(dossier));
            statement.executeUpdate();
        }
    }

    String text(String sql, String dossier) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(dossier));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    public long count(String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The gateways wait for their answers, which only virtual threads may.
    public static <T> T onVirtualThread(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    @Override
    public void close() {
        portal.close();
        onVirtualThread(() -> {
            database.close();
            return true;
        });
        vertx.close();
    }

    private PortalConfig config(Path folder, TestPki pki, int port)
            throws IOException, GeneralSecurityException {
        var secret = Files.writeString(folder.resolve("db-password"), access.password());
        var key = folder.resolve("ticket-key.pem");
        TicketKeyFile.create(key);
        var anchors = Files.createDirectories(folder.resolve("anchors"));
        pki.writeAnchor(anchors.resolve("root.pem"));
        return new PortalConfig(
                "http://127.0.0.1:" + (port == 0 ? 8080 : port),
                port,
                new Database.Settings(
                        access.host(), access.port(), access.name(), access.user(), secret),
                folder.resolve("objects"),
                key,
                new DeliveryMail.Settings("127.0.0.1", 1, "cong@example.vn", false, null, null),
                anchors,
                "B-B",
                LongTermSettings.NONE,
                reportKey(folder, pki),
                true);
    }

    private static ReportSettings reportKey(Path folder, TestPki pki)
            throws IOException, GeneralSecurityException {
        var key = pki.signer("Cổng chứng thực Mẫu", "Cổng Mẫu", TestPki.KeyKind.EC_P256);
        return new ReportSettings(
                key.writePkcs12(folder.resolve("report.p12"), "report-pin"),
                Files.writeString(folder.resolve("report-pin"), "report-pin\n"));
    }

    private UUID people() throws IOException, CertificateEncodingException {
        var agencies = new Agencies(database);
        var today = LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"));
        var from = today.minusDays(30);
        var here = agencies.add("H55.242", "Ủy ban nhân dân xã Mẫu", "Mẫu", from);
        var there = agencies.add("H55.243", "Ủy ban nhân dân xã Khác", "Khác", from);
        offer(agencies, here, from);
        offer(agencies, there, from);
        var hash = Passwords.hash(PASSWORD);
        var officials = new Officials(database);
        add(officials, here, "can-bo", "Trần Thị Ngọc Ẩn", "INTAKE", "", hash);
        var leader = add(officials, here, "lanh-dao", "Nguyễn Văn Mẫu", "LEADER", "CHỦ TỊCH", hash);
        var clerk = add(officials, here, "van-thu", "Lê Ằng Ẵm", "CLERK", "", hash);
        add(officials, here, "quan-tri", "Hồ Quản Trị", "ADMIN", "", hash);
        add(officials, there, "quan-tri-khac", "Cao Quản Trị", "ADMIN", "", hash);
        add(officials, there, "can-bo-khac", "Phạm Văn Khác", "INTAKE", "", hash);
        add(officials, there, "lanh-dao-khac", "Đỗ Văn Khác", "LEADER", "CHỦ TỊCH", hash);
        add(officials, there, "van-thu-khac", "Bùi Thị Khác", "CLERK", "", hash);
        officials.add("chua-gan", "Vũ Chưa Gắn", hash);
        equip(here, leader, leaderToken, 50, 20);
        equip(here, null, officeToken, 36, 36);
        var entry =
                new Register.Entry(
                        "Sổ chứng thực bản sao điện tử 01",
                        "01/" + today.getYear() + "-SCTĐT/BS",
                        1,
                        "",
                        from,
                        today.plusDays(30));
        var registers = new Registers(database, InstantSource.system());
        database.inTransaction(c -> registers.add(c, here.id(), entry, clerk));
        return registers.list(here.id()).getFirst().id();
    }

    private static void offer(Agencies agencies, Agency agency, LocalDate from) {
        agencies.addDocumentType(agency.id(), "Bằng tốt nghiệp", 1);
        agencies.addDocumentType(agency.id(), "Giấy khai sinh", 2);
        agencies.addClause(agency.id(), "Chứng thực bản sao đúng với bản chính", "", 1, from);
    }

    private static UUID add(
            Officials officials,
            Agency agency,
            String login,
            String name,
            String role,
            String title,
            String hash) {
        var id = officials.add(login, name, hash);
        var from = LocalDate.of(2026, 1, 1);
        officials.grant(agency.id(), role, new Officials.Holder(id, name, title, ""), from);
        return id;
    }

    private void equip(
            Agency agency,
            @org.jspecify.annotations.Nullable UUID official,
            Identity token,
            double width,
            double height)
            throws IOException, CertificateEncodingException {
        var means = new SigningMeans(database);
        var pem =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(token.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
        var now = Instant.now();
        means.addCertificate(
                agency.id(),
                official,
                new SigningMeans.Certificate(
                        CertificateCheck.fingerprint(token.certificate()), pem),
                now);
        var image = new SigningMeans.Image(ink(), width, height);
        database.inTransaction(c -> {
            means.changeImage(c, agency.id(), official, image, now);
            return true;
        });
    }

    private static Base64Url ink() throws IOException {
        var image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setColor(new Color(180, 20, 40));
        g.setStroke(new BasicStroke(8));
        g.drawOval(8, 8, 284, 284);
        g.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return Base64Url.of(out.toByteArray());
    }

    /// For looking at the pages with a browser: `PORT scan.pdf`, until the process ends. Three
    /// dossiers stand at three desks, one is finished.
    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("portal-");
        var running = new RunningPortal(folder, Integer.parseInt(args[0]));
        var scan = Files.readAllBytes(Path.of(args[1]));
        var officer = Browser.of(running, "can-bo");
        Counterpart.open(running, officer, scan);
        var agent = new StandInAgent(running);
        var leader = Browser.of(running, "lanh-dao");
        var clerk = Browser.of(running, "van-thu");
        for (int steps = 1; steps <= 4; steps++) {
            var id = Counterpart.open(running, officer, scan);
            var asked = "{\"dossiers\":[\"" + id + "\"],\"register\":\"" + running.register + "\"}";
            leader.get("/queue/" + id);
            agent.handIn(agent.sign(leader, "/queue/tickets", asked, running.leaderToken));
            if (steps > 1) {
                leader.post("/queue/" + id + "/forward", java.util.Map.of());
            }
            clerk.get("/register");
            if (steps > 2) {
                agent.handIn(agent.sign(clerk, "/register/tickets", asked, running.officeToken));
            }
            if (steps > 3) {
                clerk.post("/register/" + id + "/complete", java.util.Map.of());
            }
        }
        System.out.println(running.origin());
        Thread.sleep(Long.MAX_VALUE);
    }
}
