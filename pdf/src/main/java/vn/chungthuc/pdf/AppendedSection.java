package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The cross-reference section that an appended revision ends with, read by itself, whatever it
/// continues: for saying what is wrong with a revision that [PdfFile#extendedBy] does not take.
///
/// @param start where it begins, in the whole document
/// @param stream whether it is a stream (ISO 32000-2, 7.5.8)
/// @param places what it lists, by object number; a hybrid's hidden entries too
public record AppendedSection(
        long start, boolean stream, PdfValue.Dict trailer, SortedMap<Integer, Place> places) {
    /// Where the section says that an object is.
    public sealed interface Place {
        record Freed() implements Place {}

        /// @param offset in the whole document
        record At(long offset, int generation) implements Place {}

        record InObjectStream(int stream) implements Place {}
    }

    /// @throws PdfFault when the last `startxref` does not lead to a section
    public static AppendedSection read(PdfFile base, byte[] appended) throws IOException, PdfFault {
        var whole = Source.of(List.of(base.source(), Source.of(appended)));
        var newest = CrossReferences.newest(whole, new Budget(appended.length));
        var section = newest.sections().getFirst();
        var places = new TreeMap<Integer, Place>();
        newest.entries().forEach((number, entry) -> places.put(number, place(entry)));
        return new AppendedSection(section.start(), section.stream(), section.trailer(), places);
    }

    private static Place place(CrossReferences.Entry entry) {
        return switch (entry) {
            case CrossReferences.Entry.Free _ -> new Place.Freed();
            case CrossReferences.Entry.InUse(long offset, int generation) ->
                    new Place.At(offset, generation);
            case CrossReferences.Entry.Compressed(int stream, int _) ->
                    new Place.InObjectStream(stream);
        };
    }
}
