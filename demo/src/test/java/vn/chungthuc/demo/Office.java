package vn.chungthuc.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SoftToken;

/// The demo's parts for a test class, its three officials signed in, its agent answering as told.
final class Office implements AutoCloseable {
    private final Demo demo;
    private final Path answers;
    private final Judgement judge;
    private final DemoPage officer;
    private final DemoPage leader;
    private final DemoPage clerk;

    private Office(Demo demo) throws Exception {
        this.demo = demo;
        answers = demo.folder().root().resolve("answers.properties");
        consents();
        judge = new Judgement(demo);
        startAgent();
        var secrets = demo.secrets();
        officer = DemoPage.signIn(demo.origin(), "can-bo", secrets.intake());
        leader = DemoPage.signIn(demo.origin(), "lanh-dao", secrets.leader());
        clerk = DemoPage.signIn(demo.origin(), "van-thu", secrets.clerk());
    }

    static Office open(Path root) throws Exception {
        return open(root, InstantSource.system());
    }

    /// @param clock of the sample authorities
    static Office open(Path root, InstantSource clock) throws Exception {
        Needs.that(SoftToken.available(), "softhsm2");
        var demo = Demo.start(new DemoFolder(root), Ports.any(), clock);
        try {
            return new Office(demo);
        } catch (Exception | Error e) {
            demo.close();
            throw e;
        }
    }

    void startAgent() throws Exception {
        demo.startAgentThatAnswers(true, answers);
    }

    Demo demo() {
        return demo;
    }

    Judgement judge() {
        return judge;
    }

    DemoPage officer() {
        return officer;
    }

    DemoPage leader() {
        return leader;
    }

    DemoPage clerk() {
        return clerk;
    }

    Citizen citizen() {
        return new Citizen(demo.origin());
    }

    /// Right PINs, the images moved a little.
    void consents() throws Exception {
        answer("given", demo.secrets().leaderPin(), demo.secrets().officePin());
    }

    void refuses() throws Exception {
        answer("refused", "", "");
    }

    void mistypes() throws Exception {
        answer("given", "00000000", "00000000");
    }

    private void answer(String consent, String leaderPin, String officePin) throws Exception {
        Files.writeString(
                answers,
                "consent=%s\nmove.x=12\nmove.y=-6\npin.SIGN=%s\npin.SEAL=%s\n"
                        .formatted(consent, leaderPin, officePin));
    }

    /// The link in the mail that names this dossier; waits for it.
    URI mailAbout(String code) throws Exception {
        return demo.awaitLink(code);
    }

    @Override
    public void close() throws java.io.IOException {
        officer.close();
        leader.close();
        clerk.close();
        demo.close();
    }
}
