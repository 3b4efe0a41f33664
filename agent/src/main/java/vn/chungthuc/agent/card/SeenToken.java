package vn.chungthuc.agent.card;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.protocol.Base64Url;

/// A token that sits in a slot, as it shows itself without a PIN.
///
/// @param slot `CK_SLOT_ID`
/// @param label as its maker or office named it
/// @param serial printed on most cards too
/// @param flags of `CK_TOKEN_INFO`
/// @param certificates those that need no PIN, DER
public record SeenToken(
        long slot, String label, String serial, long flags, List<Base64Url> certificates) {
    public SeenToken {
        certificates = List.copyOf(certificates);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(slot);
        out.writeUTF(label);
        out.writeUTF(serial);
        out.writeLong(flags);
        Talk.writeAll(out, certificates);
    }

    static SeenToken read(DataInput in) throws IOException {
        return new SeenToken(
                in.readLong(), in.readUTF(), in.readUTF(), in.readLong(), Talk.readAll(in));
    }

    static List<SeenToken> readAll(DataInput in) throws IOException {
        var all = new ArrayList<SeenToken>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(read(in));
        }
        return all;
    }
}
