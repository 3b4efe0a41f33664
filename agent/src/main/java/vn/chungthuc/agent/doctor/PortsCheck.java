package vn.chungthuc.agent.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.protocol.ProblemType;

/// The agent's ports: who listens there. An agent is known by how it refuses a caller without an
/// origin, so this opens no job and no window.
final class PortsCheck implements Check {
    private static final int MILLIS = 3_000;
    private static final int ENOUGH = 4_096;

    private final List<Integer> ports;

    PortsCheck(List<Integer> ports) {
        this.ports = List.copyOf(ports);
    }

    @Override
    public List<Finding> look() {
        var found = new ArrayList<Finding>();
        int free = 0;
        boolean ours = false;
        for (int port : ports) {
            var answer = answer(port);
            if (answer.isEmpty() && !isTaken(port)) {
                free = free == 0 ? port : free;
            } else if (isAgent(answer)) {
                boolean other = answer.contains(ProblemType.PEER_OTHER_USER.code());
                ours |= !other;
                found.add(
                        Finding.of(
                                other ? Symptom.AGENT_OF_ANOTHER_USER : Symptom.AGENT_LISTENS,
                                port,
                                PortOwner.of(port)));
            } else {
                found.add(Finding.of(Symptom.PORT_TAKEN, port, PortOwner.of(port)));
            }
        }
        if (!ours) {
            found.add(
                    free == 0
                            ? Finding.of(Symptom.PORTS_ALL_TAKEN, ports.getFirst(), ports.getLast())
                            : Finding.of(Symptom.AGENT_NOT_RUNNING, free));
        }
        return found;
    }

    private static boolean isAgent(String answer) {
        return answer.contains("urn:chungthuc:problem:");
    }

    private static boolean isTaken(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// What it says to a bare request; empty when nobody listens or nothing comes.
    private static String answer(int port) {
        var request = "GET /v1/agent HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new ByteArrayOutputStream();
            int next;
            while (answer.size() < ENOUGH
                    && !isAgent(answer.toString(StandardCharsets.UTF_8))
                    && (next = socket.getInputStream().read()) >= 0) {
                answer.write(next);
            }
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
