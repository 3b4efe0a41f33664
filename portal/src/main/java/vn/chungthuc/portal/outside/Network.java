package vn.chungthuc.portal.outside;

import java.net.InetAddress;

/// A block of addresses, as in `10.0.0.0/8`.
final class Network {
    private final byte[] first;
    private final int bits;

    private Network(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    static Network of(String block) {
        int slash = block.indexOf('/');
        var first = InetAddress.ofLiteral(block.substring(0, slash)).getAddress();
        return new Network(first, Integer.parseInt(block, slash + 1, block.length(), 10));
    }

    /// @param address 4 or 16 bytes
    boolean holds(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
