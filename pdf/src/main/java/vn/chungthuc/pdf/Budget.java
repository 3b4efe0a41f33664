package vn.chungthuc.pdf;

/// What reading one file may cost in all, whatever its objects say: bytes looked at, values made,
/// streams decoded, objects listed. A scan stays far below; a file that is made to cost more is
/// refused as [PdfFault.Kind#TOO_MUCH], before memory or time run out. Beside the costs it keeps
/// what the reading noticed ([Oddities]) and understood ([Extents]).
final class Budget {
    private static final int MOST_VALUES = 1_000_000;
    private static final int MOST_VALUES_OF_ALL = 40_000_000;
    private static final long MOST_DECODED = 64_000_000;
    private static final long MOST_DECODED_OF_ALL = 200_000_000;
    private static final int MOST_EACH = 50_000_000;
    private static final int MOST_OBJECTS = 500_000;
    private static final int MOST_IN_STREAMS = 1_000_000;
    private static final long STEPS_AT_LEAST = 20_000_000;

    private final Oddities oddities = new Oddities();
    private final Extents extents = new Extents();
    private long steps;
    private int values;
    private int valuesOfOne = MOST_VALUES;
    private long decoded;
    private int objects = MOST_OBJECTS;
    private int inStreams = MOST_IN_STREAMS;

    private Budget(long length, int values, long decoded) {
        this.steps = 3 * length + STEPS_AT_LEAST;
        this.values = values;
        this.decoded = decoded;
    }

    /// @param length of the file: each byte may be looked at a few times
    Budget(long length) {
        this(length, MOST_VALUES, MOST_DECODED);
    }

    /// For reading every object of a file once, one at a time, in a process of its own.
    static Budget ofAll(long length) {
        return new Budget(length, MOST_VALUES_OF_ALL, MOST_DECODED_OF_ALL);
    }

    Oddities oddities() {
        return oddities;
    }

    Extents extents() {
        return extents;
    }

    /// A byte was looked at.
    void step() throws PdfFault {
        if (--steps < 0) {
            throw tooMuch("reading");
        }
    }

    /// Another object begins: each by itself may have as many values as a small file in all.
    void object() {
        valuesOfOne = MOST_VALUES;
    }

    /// A value was made.
    void value() throws PdfFault {
        if (--values < 0 || --valuesOfOne < 0) {
            throw tooMuch("values");
        }
    }

    /// How many bytes a stream may still decode to.
    int decodable() {
        return (int) Math.min(decoded, MOST_EACH);
    }

    /// A stream was decoded, and may be read in its turn.
    void decoded(long bytes) throws PdfFault {
        decoded -= bytes;
        steps += 3 * bytes;
        if (decoded < 0) {
            throw tooMuch("decoded streams");
        }
    }

    /// Entries of cross-reference sections, over all sections.
    void objects(long count) throws PdfFault {
        if (count > objects) {
            throw tooMuch("objects");
        }
        objects -= (int) count;
    }

    /// Objects that object streams say they hold.
    void inStreams(long count) throws PdfFault {
        if (count > inStreams) {
            throw tooMuch("objects in streams");
        }
        inStreams -= (int) count;
    }

    private static PdfFault tooMuch(String what) {
        return new PdfFault(PdfFault.Kind.TOO_MUCH, what);
    }
}
