package vn.chungthuc.protocol;

import java.util.List;

/// The answer to `GET /v1/agent`: enough to know the agent, nothing about machine, token or person.
///
/// @param product always [#PRODUCT]
/// @param version the agent's version, for people
/// @param protocols the protocol versions it speaks
public record AgentInfo(String product, String version, List<Integer> protocols) {
    public static final String PRODUCT = "chungthuc-agent";

    /// The one protocol version that this source speaks.
    public static final int PROTOCOL = 1;

    /// The loopback ports that an agent tries in turn and a page probes side by side.
    public static final List<Integer> PORTS = List.of(17170, 17171, 17172, 17173, 17174);

    public AgentInfo {
        protocols = List.copyOf(protocols);
    }

    public static AgentInfo ofVersion(String version) {
        return new AgentInfo(PRODUCT, version, List.of(PROTOCOL));
    }
}
