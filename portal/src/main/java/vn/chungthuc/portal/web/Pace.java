package vn.chungthuc.portal.web;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// How often one address may ask the pages that are for everybody: so many requests in a minute,
/// then BUSY until the minute is over. In memory, and only so many addresses: the one that was
/// silent longest is forgotten first.
public final class Pace {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private record Count(Instant since, int requests) {}

    private final int aMinute;
    private final InstantSource clock;
    private final Map<String, Count> counts =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    public Pace(int aMinute, InstantSource clock) {
        this.aMinute = aMinute;
        this.clock = clock;
    }

    public void keep(RoutingContext context) {
        if (!admits(Caller.address(context))) {
            throw new ProblemException(ProblemType.BUSY, "too many requests from one address");
        }
        context.next();
    }

    boolean admits(String address) {
        return admits(address, aMinute);
    }

    /// One more request of `who`, who has a limit of their own.
    public synchronized boolean admits(String who, int most) {
        var now = clock.instant();
        var last = counts.get(who);
        var count =
                last == null || now.isAfter(last.since().plus(MINUTE))
                        ? new Count(now, 1)
                        : new Count(last.since(), Math.min(last.requests(), most) + 1);
        counts.put(who, count);
        return count.requests() <= most;
    }
}
