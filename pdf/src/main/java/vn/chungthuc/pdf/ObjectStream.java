package vn.chungthuc.pdf;

import java.io.IOException;

/// A decoded object stream (ISO 32000-2, 7.5.7).
final class ObjectStream {
    private final Source data;
    private final Budget budget;
    private final int[] numbers;
    private final long[] offsets;

    private ObjectStream(Source data, Budget budget, int[] numbers, long[] offsets) {
        this.data = data;
        this.budget = budget;
        this.numbers = numbers;
        this.offsets = offsets;
    }

    static ObjectStream of(PdfValue.Dict dict, byte[] decoded, Budget budget)
            throws IOException, PdfFault {
        if (!dict.is("Type", "ObjStm")
                || !(dict.get("N") instanceof PdfValue.Int(long count))
                || !(dict.get("First") instanceof PdfValue.Int(long first))
                || count < 0
                || count > decoded.length) {
            throw PdfFault.damaged("an object stream's dictionary");
        }
        var data = Source.of(decoded);
        budget.inStreams(count);
        var header = new Syntax(data, 0, budget);
        var numbers = new int[(int) count];
        var offsets = new long[(int) count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.clamp(header.integer(), -1, Integer.MAX_VALUE);
            offsets[i] = first + header.integer();
        }
        return new ObjectStream(data, budget, numbers, offsets);
    }

    PdfValue object(int number, int index) throws IOException, PdfFault {
        if (index < 0 || index >= numbers.length || numbers[index] != number) {
            return value(only(number));
        }
        return value(index);
    }

    /// Readers that go by the number alone find it there; it must be there once.
    private int only(int number) throws PdfFault {
        int found = -1;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number) {
                if (found >= 0) {
                    throw PdfFault.damaged("object " + number + " twice in an object stream");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw PdfFault.damaged("object " + number + " is not where its entry says");
        }
        budget.oddities().notice(Oddity.Kind.INDEX, number);
        return found;
    }

    int number(int index) {
        return numbers[index];
    }

    int count() {
        return numbers.length;
    }

    PdfValue value(int index) throws IOException, PdfFault {
        var value = new Syntax(data, offsets[index], budget).value();
        return StreamReader.notReference(value, offsets[index]);
    }
}
