package vn.chungthuc.portal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.Browser;
import vn.chungthuc.portal.RunningPortal;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TimestampAuthority;

/// What the administrator is told of mail server and timestamp authorities.
class LinksIT {
    private final InstantSource clock = InstantSource.system();

    @Test
    void saysInWordsThatTheMailServerIsSilent(@TempDir Path folder) throws Exception {
        try (var portal = new RunningPortal(folder)) {
            var admin = Browser.of(portal, "quan-tri");
            assertThat(admin.get("/admin/links").body())
                    .contains("127.0.0.1:1", "cong@example.vn", "Chưa khai tổ chức");
            assertThat(admin.post("/admin/links/mail", Map.of("address", "x")).statusCode())
                    .isEqualTo(422);
            assertThat(admin.post("/admin/links/mail", Map.of("address", "a@example.vn")).body())
                    .contains("Không kết nối được máy chủ thư");
            assertThat(admin.get("/admin/journal").body()).contains("Thử kết nối");
        }
    }

    @Test
    void asksEachAuthorityAndTellsWhichOneFails() throws Exception {
        var pki = TestPki.create(clock);
        try (var authority =
                        TimestampAuthority.start(
                                pki.timestampAuthority("Của ta", Duration.ofDays(365)), clock, 0);
                var fetch = new Fetch(List.of(), 1 << 20)) {
            var there = URI.create(authority.url());
            var url = URI.create("http://127.0.0.1:1/tsa");
            var lent = Map.of(there, fetch.authority(there, null), url, fetch.authority(url, null));
            var check = new TimestampCheck(lent, TrustAnchors.of(List.of(pki.anchor())), clock);
            assertThat(check.ask())
                    .anySatisfy(answer -> {
                        assertThat(answer.url()).isEqualTo(there);
                        assertThat(answer.at()).isNotNull();
                        assertThat(answer.trusted()).isTrue();
                    })
                    .anySatisfy(answer -> {
                        assertThat(answer.url()).isEqualTo(url);
                        assertThat(answer.at()).isNull();
                        assertThat(answer.fault()).isNotEmpty();
                    });
            var nobody = new TimestampCheck(lent, TrustAnchors.of(List.of()), clock);
            assertThat(nobody.ask()).noneMatch(TimestampCheck.Answer::trusted);
        }
    }
}
