package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// How a signature of a [SignedDraft] is made: by default as the standards want it, each method
/// makes one thing otherwise.
public final class Signing {
    /// Makes the value over the signed bytes.
    public interface Value {
        byte[] over(byte[] signed) throws GeneralSecurityException, IOException;
    }

    private static final int ROOM = 12_000;
    private static final String RANGE = " ".repeat(60);

    private final Value value;
    private String subFilter = "ETSI.CAdES.detached";
    private String type = "/Type/Sig";
    private String entries = "";
    private String reference = "";
    private UnaryOperator<String> range = text -> text;
    private UnaryOperator<String> contents = hex -> hex;
    private String name = "";
    int field;
    String fieldEntries = "";
    String rect = "0 0 0 0";
    private boolean certifies;
    private String wrapped = "";

    public Signing(Value value) {
        this.value = value;
    }

    public Signing subFilter(String name) {
        subFilter = name;
        return this;
    }

    /// A document timestamp.
    public Signing stamp() {
        type = "/Type/DocTimeStamp";
        return subFilter("ETSI.RFC3161");
    }

    public Signing type(String entry) {
        type = entry;
        return this;
    }

    public Signing entries(String more) {
        entries += more;
        return this;
    }

    public Signing certify(int level) {
        certifies = true;
        reference +=
                "<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P "
                        + level
                        + "/V/1.2>>>>";
        return this;
    }

    public Signing lock(String action, String fields) {
        var lock = "/Action/" + action + "/Fields[" + fields + "]";
        fieldEntries += "/Lock<</Type/SigFieldLock" + lock + ">>";
        reference +=
                "<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<</Type/TransformParams"
                        + lock
                        + "/V/1.2>>>>";
        return this;
    }

    public Signing range(UnaryOperator<String> change) {
        range = change;
        return this;
    }

    public Signing contents(UnaryOperator<String> change) {
        contents = change;
        return this;
    }

    public Signing into(int emptyField, String itsName) {
        field = emptyField;
        name = itsName;
        return this;
    }

    public Signing onField(String more) {
        fieldEntries += more;
        return this;
    }

    public Signing rect(String sides) {
        rect = sides;
        return this;
    }

    /// Wraps these bytes into the gap, behind `/Contents`: the second part is moved behind them.
    public Signing wrap(String bytes) {
        wrapped = bytes;
        return this;
    }

    boolean certifies() {
        return certifies;
    }

    String name(int ordinal) {
        return name.isEmpty() ? "Chu ky " + ordinal : name;
    }

    String dictionary() {
        return "<<"
                + type
                + "/Filter/Adobe.PPKLite/SubFilter/"
                + subFilter
                + "/M(D:20261123101500+07'00')"
                + (reference.isEmpty() ? "" : "/Reference[" + reference + "]")
                + entries
                + "/ByteRange ["
                + RANGE
                + "]/Contents <"
                + "0".repeat(2 * ROOM)
                + ">>>";
    }

    /// Fills the holes of the dictionary that begins at `from`, over all of `file`.
    byte[] fill(byte[] file, int from) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        int hole = text.indexOf("/ByteRange [", from) + "/ByteRange ".length();
        int gap = text.indexOf("/Contents <", from) + "/Contents ".length();
        int behind = gap + 2 * ROOM + 2;
        int moved = behind + wrapped.length();
        var numbers = "[0 " + gap + " " + moved + " " + (file.length - behind) + "]";
        put(file, hole, range.apply(numbers), RANGE.length() + 2);
        var signed = Arrays.copyOf(file, file.length - (behind - gap));
        System.arraycopy(file, behind, signed, gap, file.length - behind);
        try {
            var hex = contents.apply(SignedDraft.hex(value.over(signed)));
            put(file, gap + 1, hex, hex.length());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        return wrapped.isEmpty() ? file : insert(file, behind);
    }

    private byte[] insert(byte[] file, int at) {
        var longer = Arrays.copyOf(file, file.length + wrapped.length());
        System.arraycopy(file, at, longer, at + wrapped.length(), file.length - at);
        put(longer, at, wrapped, wrapped.length());
        return longer;
    }

    private static void put(byte[] file, int at, String text, int room) {
        var padded = text + " ".repeat(room - text.length());
        System.arraycopy(padded.getBytes(StandardCharsets.ISO_8859_1), 0, file, at, room);
    }

    static byte[] digest(String algorithm, byte[] content) throws GeneralSecurityException {
        return MessageDigest.getInstance(algorithm).digest(content);
    }
}
