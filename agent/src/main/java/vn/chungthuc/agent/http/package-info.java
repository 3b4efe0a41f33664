/// The agent's port on loopback, where anybody may knock.
///
/// In the order of a request: [AgentServer] (all routes on one screen), [StrictHttp] (what Jetty
/// itself must refuse), [Doorway] (what Javalin must not see), [CallerGuard] with [PeerUser] (who
/// may ask, before a body is read), [JobRoutes] (the job interface), [AgentProblems] (the one exit
/// for errors).
///
/// Must not know tokens, documents or windows.
@NullMarked
package vn.chungthuc.agent.http;

import org.jspecify.annotations.NullMarked;
