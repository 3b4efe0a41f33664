package vn.chungthuc.portal.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3",
                "10.9.8.7",
                "100.127.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.0.1",
                "192.0.0.8",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "2001:0:1::1",
                "2002:a00:1::1",
                "fd00::1",
                "fe80::1",
                "ff02::1"
            })
    void staysOutsideOf(String address) {
        assertThat(Fetch.isInside(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.128.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "223.255.255.255",
                "64:ff9b::1.1.1.1",
                "2001:db8::1",
                "2400:cb00::1"
            })
    void mayGoTo(String address) {
        assertThat(Fetch.isInside(InetAddress.ofLiteral(address))).isFalse();
    }
}
