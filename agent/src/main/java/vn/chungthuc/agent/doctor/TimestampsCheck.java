package vn.chungthuc.agent.doctor;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.agent.config.TimestampAddress;
import vn.chungthuc.agent.sign.TimestampLink;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.pdf.TimestampFault;
import vn.chungthuc.protocol.Sha256;

/// Asks each timestamp authority for a timestamp of nothing in particular.
final class TimestampsCheck implements Check {
    private static final Sha256 NOTHING =
            Sha256.of("ChungThuc".getBytes(StandardCharsets.US_ASCII));

    private final List<TimestampAddress> addresses;
    private final InstantSource clock;

    TimestampsCheck(List<TimestampAddress> addresses, InstantSource clock) {
        this.addresses = List.copyOf(addresses);
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        if (addresses.isEmpty()) {
            return List.of(Finding.of(Symptom.TIMESTAMPS_NONE));
        }
        var found = new ArrayList<Finding>();
        try (var http = TimestampLink.client()) {
            for (var address : addresses) {
                found.add(ask(http, address));
            }
            http.shutdownNow();
        }
        if (found.stream().noneMatch(each -> each.symptom() == Symptom.TIMESTAMP_GIVEN)) {
            found.add(Finding.of(Symptom.TIMESTAMPS_ALL_FAIL));
        }
        return found;
    }

    private Finding ask(HttpClient http, TimestampAddress address) {
        try {
            new TimestampAuthorities(List.of(new TimestampLink(http, address)), clock)
                    .stamp(NOTHING);
            return Finding.of(Symptom.TIMESTAMP_GIVEN, address.url());
        } catch (TimestampFault e) {
            return Finding.of(
                    Symptom.TIMESTAMP_REFUSED, address.url(), String.valueOf(e.getMessage()));
        }
    }
}
