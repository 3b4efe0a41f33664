/// The signing agent on an official's workstation.
///
/// [AgentMain] reads where the configuration lies and starts [Agent], which wires the parts:
/// configuration, token, ceremony, server. Each part takes what it needs by constructor.
@NullMarked
package vn.chungthuc.agent;

import org.jspecify.annotations.NullMarked;
