package vn.chungthuc.pdf;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Sha256;

/// A list of timestamp authorities, asked one after the other until one gives what was asked for.
/// The one that answered last is asked first: a batch does not wait anew for each dead one.
public final class TimestampAuthorities {
    /// One of them; over HTTP in both programs.
    public interface Authority {
        /// @param request DER; media type [TimestampRequest#MEDIA_TYPE]
        /// @return the DER of the answer
        byte[] ask(byte[] request) throws IOException;

        /// Object identifier of the policy demanded; null for any.
        default @Nullable String policy() {
            return null;
        }
    }

    private final List<Authority> authorities;
    private final InstantSource clock;
    private volatile int first;

    public TimestampAuthorities(List<? extends Authority> authorities, InstantSource clock) {
        this.authorities = List.copyOf(authorities);
        this.clock = clock;
    }

    /// Whether there is any.
    public boolean configured() {
        return !authorities.isEmpty();
    }

    /// A timestamp of the bytes with this SHA-256.
    ///
    /// @throws TimestampFault when none gives one; the message tells what each did
    public Timestamp stamp(Sha256 imprint) throws TimestampFault {
        var troubles = new ArrayList<String>();
        int start = first;
        for (int i = 0; i < authorities.size(); i++) {
            int next = (start + i) % authorities.size();
            var authority = authorities.get(next);
            try {
                var request = TimestampRequest.about(imprint, authority.policy());
                var answer = authority.ask(request.encoded());
                var timestamp = request.accept(answer, clock.instant());
                first = next;
                return timestamp;
            } catch (IOException | TimestampFault e) {
                troubles.add((next + 1) + ": " + e);
            }
        }
        throw new TimestampFault(
                troubles.isEmpty() ? "no authority is configured" : String.join("; ", troubles));
    }
}
