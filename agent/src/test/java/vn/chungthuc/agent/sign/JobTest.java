package vn.chungthuc.agent.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

class JobTest {
    @TempDir private Path folder;

    @Test
    void keepsOnlyTheStatusOfAnItemThatEnded() throws IOException, GeneralSecurityException {
        var signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var paper = Paper.of(SamplePdfs.ONE_PAGE, folder, signer);
        try (var portal = new TestPortal()) {
            var ticket = portal.ticket(paper, InstantSource.system().instant());
            var checked = new CheckedItem("jws", ticket, paper.item());
            var job = new Job("id", portal.origin(), Locale.ENGLISH, List.of(checked));
            var store = new DocumentStore(folder.resolve("data"));
            job.receive(0, new ByteArrayInputStream(paper.pdf()), store);
            var item = job.items().getFirst();
            var document = item.document();
            assertThat(item.checked()).isSameAs(checked);

            job.endAll(new ItemStatus.Cancelled());

            assertThat(job.status().items()).containsExactly(new ItemStatus.Cancelled());
            assertThatThrownBy(item::checked).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(item::document).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(document::source).isInstanceOf(IOException.class);
        }
    }
}
