package vn.chungthuc.portal.web;

import io.vertx.ext.web.RoutingContext;

/// Whose address a request comes from, to slow guessing: never to let anybody in.
public final class Caller {
    private Caller() {}

    /// What the reverse proxy saw: the last entry of `X-Forwarded-For`, which the proxy itself
    /// wrote; without a proxy, the other end of the connection. Only this machine reaches our port,
    /// so nobody else can write that entry.
    public static String address(RoutingContext context) {
        var forwarded = context.request().headers().getAll("X-Forwarded-For");
        if (!forwarded.isEmpty()) {
            var last = forwarded.getLast();
            var address = last.substring(last.lastIndexOf(',') + 1).strip();
            if (address.matches("[0-9A-Fa-f:.]{2,45}")) {
                return network(address);
            }
        }
        return network(String.valueOf(context.request().remoteAddress().hostAddress()));
    }

    /// One household has one IPv4 address, but 2^64 of IPv6: those count by their first half.
    static String network(String address) {
        if (!address.contains(":") || address.contains(".")) {
            return address;
        }
        try {
            var bytes = java.net.InetAddress.ofLiteral(address).getAddress();
            return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
