/// What crosses a wire between the page, the agent and the portal: records, nothing else.
///
/// In the order of the walk: [AgentInfo] (is an agent there), [SignTicket] (what the portal
/// allows), [SignItem] (what the signature shows), [SignJob] (what the page hands over),
/// [JobStatus] (how it goes), [Problem] (why it does not go). `agent-client.js` beside these is the
/// page's side.
///
/// This package must not know HTTP libraries, SQL, PDF or a window.
@NullMarked
package vn.chungthuc.protocol;

import org.jspecify.annotations.NullMarked;
