package vn.chungthuc.portal;

import java.util.Map;

/// A copy that went the whole way through a portal: what its document was at each desk.
///
/// @param dossier its id
/// @param unsigned with the certification page
/// @param signed by the leader
/// @param sealed by the office: what the citizen gets
record IssuedCopy(String dossier, byte[] unsigned, byte[] signed, byte[] sealed) {

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
