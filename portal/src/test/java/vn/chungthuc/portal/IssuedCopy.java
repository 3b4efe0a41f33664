package vn.chungthuc.portal;

import java.util.Map;

/// A copy that went the whole way through a portal: what its document was at each desk.
final class IssuedCopy {
    /// Its dossier's id.
    final String dossier;

    private final byte[] unsigned;
    private final byte[] signed;
    private final byte[] sealed;

    private IssuedCopy(String dossier, byte[] unsigned, byte[] signed, byte[] sealed) {
        this.dossier = dossier;
        this.unsigned = unsigned;
        this.signed = signed;
        this.sealed = sealed;
    }

    /// With the certification page.
    byte[] unsigned() {
        return unsigned.clone();
    }

    /// By the leader.
    byte[] signed() {
        return signed.clone();
    }

    /// By the office: what the citizen gets.
    byte[] sealed() {
        return sealed.clone();
    }

    static IssuedCopy make(RunningPortal portal, byte[] scan) {
        var agent = new StandInAgent(portal);
        var id = Counterpart.open(portal, Browser.of(portal, "can-bo"), scan);
        var asked = "{\"dossiers\":[\"" + id + "\"],\"register\":\"" + portal.register + "\"}";
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        var unsigned = leader.bytes("/queue/" + id + "/document").body();
        agent.handIn(agent.sign(leader, "/queue/tickets", asked, portal.leaderToken));
        var signed = leader.bytes("/queue/" + id + "/document").body();
        leader.get("/queue/" + id);
        leader.post("/queue/" + id + "/forward", Map.of());
        var clerk = Browser.of(portal, "van-thu");
        clerk.get("/register/" + id);
        agent.handIn(agent.sign(clerk, "/register/tickets", asked, portal.officeToken));
        clerk.get("/register/" + id);
        var sealed = clerk.bytes("/register/" + id + "/document").body();
        var done = clerk.post("/register/" + id + "/complete", Map.of());
        if (done.statusCode() != 303) {
            throw new IllegalStateException("completing answered " + done.statusCode());
        }
        return new IssuedCopy(id, unsigned, signed, sealed);
    }
}
