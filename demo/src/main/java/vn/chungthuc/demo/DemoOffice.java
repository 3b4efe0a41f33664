package vn.chungthuc.demo;

import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.account.Passwords;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.Officials;
import vn.chungthuc.portal.agency.SigningMeans;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.register.Register;
import vn.chungthuc.portal.register.RegisterSaved;
import vn.chungthuc.portal.register.Registers;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;

/// The sample office: agency, three officials, what they sign with, and one open register. Opened
/// once, in one transaction.
final class DemoOffice {
    static final String NAME = "Ủy ban nhân dân xã Mẫu";
    static final String CODE = "H55.242";
    static final String LEADER_NAME = "Đặng Thị Ngọc Ẩn";

    private static final String PLACE = "xã Mẫu";
    private static final String INTAKE_NAME = "Lò Văn Ằng";
    private static final String CLERK_NAME = "Nguyễn Mỹ Ẵm";
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<String> TYPES =
            List.of(
                    "Bằng tốt nghiệp, văn bằng, chứng chỉ",
                    "Giấy khai sinh",
                    "Giấy chứng nhận kết hôn",
                    "Căn cước công dân, thẻ căn cước",
                    "Giấy chứng nhận quyền sử dụng đất",
                    "Giấy đăng ký doanh nghiệp");

    private final Database database;
    private final InstantSource clock;

    DemoOffice(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void openOnce(DemoSecrets secrets, DemoKeys keys) {
        if (new Agencies(database).byCode(CODE).isEmpty()) {
            database.inTransaction(c -> {
                open(c, secrets, keys);
                return true;
            });
        }
    }

    private void open(Transaction c, DemoSecrets secrets, DemoKeys keys) {
        var newYear = LocalDate.ofInstant(clock.instant(), VIETNAM).withDayOfYear(1);
        var agencies = new Agencies(c);
        var agency = agencies.add(CODE, NAME, PLACE, newYear).id();
        for (int i = 0; i < TYPES.size(); i++) {
            agencies.addDocumentType(agency, TYPES.get(i), i);
        }
        agencies.addClause(agency, "Chứng thực bản sao đúng với bản chính", "", 0, newYear);
        var intake = new Post("can-bo", INTAKE_NAME, "INTAKE", "Công chức tư pháp – hộ tịch");
        var leader = new Post("lanh-dao", LEADER_NAME, "LEADER", "CHỦ TỊCH");
        var clerk = new Post("van-thu", CLERK_NAME, "CLERK", "Văn thư");
        appoint(c, agency, intake, secrets.intake(), newYear);
        var leaderId = appoint(c, agency, leader, secrets.leader(), newYear);
        var clerkId = appoint(c, agency, clerk, secrets.clerk(), newYear);
        equip(c, agency, leaderId, keys);
        openRegister(c, agency, clerkId, newYear);
    }

    private record Post(String login, String name, String role, String title) {}

    private static UUID appoint(
            Transaction c, UUID agency, Post post, String password, LocalDate from) {
        var officials = new Officials(c);
        var id = officials.add(post.login, post.name, Passwords.hash(password));
        officials.grant(
                agency, post.role, new Officials.Holder(id, post.name, post.title, ""), from);
        return id;
    }

    private void equip(Transaction c, UUID agency, UUID leader, DemoKeys keys) {
        certify(c, agency, leader, keys.leader());
        certify(c, agency, null, keys.office());
        var means = new SigningMeans(c);
        var signature =
                new SigningMeans.Image(
                        Base64Url.of(DemoImages.signature()),
                        DemoImages.SIGNATURE_WIDTH_MM,
                        DemoImages.SIGNATURE_HEIGHT_MM);
        means.changeImage(c, agency, leader, signature, clock.instant());
        var seal =
                new SigningMeans.Image(
                        Base64Url.of(DemoImages.seal(NAME.toUpperCase(java.util.Locale.ROOT))),
                        DemoImages.SEAL_MM,
                        DemoImages.SEAL_MM);
        means.changeImage(c, agency, null, seal, clock.instant());
    }

    private void certify(Transaction c, UUID agency, @Nullable UUID official, Identity identity) {
        try {
            var certificate = identity.certificate();
            var known =
                    new SigningMeans.Certificate(
                            Sha256.of(certificate.getEncoded()), Identity.pem(certificate));
            new SigningMeans(c).addCertificate(agency, official, known, clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void openRegister(Transaction c, UUID agency, UUID clerk, LocalDate newYear) {
        var registers = new Registers(c, clock);
        int year = newYear.getYear();
        var entry =
                new Register.Entry(
                        "Sổ chứng thực bản sao điện tử " + year + "/ĐT",
                        registers.nextVolume(agency, year),
                        registers.nextNumber(agency, year),
                        "",
                        newYear,
                        LocalDate.of(year, 12, 31));
        if (registers.add(c, agency, entry, clerk) instanceof RegisterSaved.Refused(var faults)) {
            throw new IllegalStateException("register: " + faults);
        }
    }
}
