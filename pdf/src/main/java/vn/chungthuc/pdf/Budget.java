package vn.chungthuc.pdf;

/// What reading one file may cost in all, whatever its objects say: bytes looked at, values made,
/// streams decoded, objects listed. A scan stays far below; a file that is made to cost more is
/// refused as [PdfFault.Kind#TOO_MUCH], before memory or time run out.
final class Budget {
    private static final int MOST_VALUES = 1_000_000;
    private static final long MOST_DECODED = 64_000_000;
    private static final int MOST_OBJECTS = 500_000;
    private static final long STEPS_AT_LEAST = 20_000_000;

    private long steps;
    private int values = MOST_VALUES;
    private long decoded = MOST_DECODED;
    private int objects = MOST_OBJECTS;

    /// @param length of the file: each byte may be looked at a few times
    Budget(long length) {
        steps = 3 * length + STEPS_AT_LEAST;
    }

    /// A byte was looked at.
    void step() throws PdfFault {
        if (--steps < 0) {
            throw tooMuch("reading");
        }
    }

    /// A value was made.
    void value() throws PdfFault {
        if (--values < 0) {
            throw tooMuch("values");
        }
    }

    /// How many bytes a stream may still decode to.
    int decodable() {
        return (int) decoded;
    }

    void decoded(int bytes) throws PdfFault {
        decoded -= bytes;
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

    private static PdfFault tooMuch(String what) {
        return new PdfFault(PdfFault.Kind.TOO_MUCH, what);
    }
}
