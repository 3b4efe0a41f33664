package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// FlateDecode (ISO 32000-2, 7.4.4), bounded.
final class Flate {
    private Flate() {}

    /// Deterministic for one version of zlib only: what both programs must agree on is not
    /// deflated.
    static byte[] deflate(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        }
    }

    /// How many bytes come out, without keeping them; `-1 - n` if the data end early, after n.
    static long length(byte[] encoded, long most) throws PdfFault {
        try (var inflater = new Inflater()) {
            inflater.setInput(encoded);
            var chunk = new byte[1 << 16];
            long size = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                size += count;
                if (size > most) {
                    throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a stream inflates past its bound");
                }
                if (count == 0 && inflater.needsDictionary()) {
                    throw PdfFault.damaged("a stream's deflated data wants a dictionary");
                }
                if (count == 0 && inflater.needsInput()) {
                    return -1 - size;
                }
            }
            return size;
        } catch (DataFormatException e) {
            throw PdfFault.damaged("a stream's deflated data: " + e.getMessage());
        }
    }

    /// @param most how many bytes may come out; more is a fault
    static byte[] inflate(byte[] encoded, int most) throws PdfFault {
        return inflate(encoded, most, false);
    }

    /// Data that end early as far as they go, as readers show them.
    static byte[] inflateCut(byte[] encoded, int most) throws PdfFault {
        return inflate(encoded, most, true);
    }

    private static byte[] inflate(byte[] encoded, int most, boolean mayBeCut) throws PdfFault {
        try (var inflater = new Inflater()) {
            inflater.setInput(encoded);
            var out = new ByteArrayOutputStream();
            var chunk = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                out.write(chunk, 0, count);
                if (out.size() > most) {
                    throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a stream inflates past its bound");
                }
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    if (mayBeCut) {
                        break;
                    }
                    throw PdfFault.damaged("a stream's deflated data ends early");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw PdfFault.damaged("a stream's deflated data: " + e.getMessage());
        }
    }
}
