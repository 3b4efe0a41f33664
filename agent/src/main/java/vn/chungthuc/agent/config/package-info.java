/// What the agent is set to: [ConfigFile] reads the person's file and the administrator's policy
/// over it, [AgentConfig] is the one validated record that comes out, with each [AllowedPortal] and
/// its ticket keys.
///
/// Must not know HTTP, tokens or windows.
@NullMarked
package vn.chungthuc.agent.config;

import org.jspecify.annotations.NullMarked;
