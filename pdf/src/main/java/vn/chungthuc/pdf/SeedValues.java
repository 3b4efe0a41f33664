package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PlacementFault.Kind;

/// What an empty signature field demands of whoever signs it (`/SV`, ISO 32000-2, 12.7.5.5, table
/// 237). A demand that this signature does not meet, or that is not understood, is refused; wishes
/// are not demands.
final class SeedValues {
    private static final int FILTER = 1;
    private static final int SUB_FILTER = 1 << 1;
    private static final int VERSION = 1 << 2;
    private static final int REASONS = 1 << 3;
    private static final int DIGEST = 1 << 6;
    private static final int UNDERSTOOD = FILTER | SUB_FILTER | VERSION | REASONS | DIGEST;

    private final PdfFile file;
    private final PdfValue.Dict seed;

    private SeedValues(PdfFile file, PdfValue.Dict seed) {
        this.file = file;
        this.seed = seed;
    }

    /// @param digest as the standard spells it: `SHA256`
    /// @param reason empty for none
    static void check(PdfFile file, PdfValue.Dict field, String digest, String reason)
            throws IOException, PdfFault, PlacementFault {
        if (file.resolve(field.get("SV")) instanceof PdfValue.Dict seed) {
            new SeedValues(file, seed).check(digest, reason);
        }
    }

    private void check(String digest, String reason) throws IOException, PdfFault, PlacementFault {
        long flags = integer(seed.get("Ff"), 0);
        must((flags & ~UNDERSTOOD) == 0, "Ff");
        must(
                (flags & FILTER) == 0
                        || file.resolve(seed.get("Filter")).equals(PdfValue.name("Adobe.PPKLite")),
                "Filter");
        must(
                (flags & SUB_FILTER) == 0 || listed("SubFilter").contains("ETSI.CAdES.detached"),
                "SubFilter");
        must((flags & VERSION) == 0 || integer(seed.get("V"), 1) <= 3, "V");
        var digests = listed("DigestMethod").stream().map(SeedValues::plain).toList();
        must((flags & DIGEST) == 0 || digests.contains(plain(digest)), "DigestMethod");
        must((flags & REASONS) == 0 || isReason(reason), "Reasons");
        must(
                !(file.resolve(seed.get("MDP")) instanceof PdfValue.Dict mdp)
                        || integer(mdp.get("P"), 0) == 0,
                "MDP");
        must(!demands("Cert"), "Cert");
        must(!demands("TimeStamp"), "TimeStamp");
    }

    /// No reasons, or only ".", means that none may be given.
    private boolean isReason(String reason) throws IOException, PdfFault {
        var reasons = listed("Reasons");
        boolean none = reasons.isEmpty() || reasons.equals(List.of("."));
        return none ? reason.isEmpty() : reasons.contains(reason);
    }

    private boolean demands(String key) throws IOException, PdfFault {
        return file.resolve(seed.get(key)) instanceof PdfValue.Dict inner
                && integer(inner.get("Ff"), 0) != 0;
    }

    private static String plain(String digest) {
        return digest.replace("-", "").toUpperCase(Locale.ROOT);
    }

    private List<String> listed(String key) throws IOException, PdfFault {
        var items = new ArrayList<String>();
        if (file.resolve(seed.get(key)) instanceof PdfValue.Array(var values)) {
            for (var value : values) {
                switch (file.resolve(value)) {
                    case PdfValue.Name(var name) -> items.add(name);
                    case PdfValue.Str text -> items.add(PdfValue.textOf(text));
                    case PdfValue _ -> {}
                }
            }
        }
        return items;
    }

    private long integer(@Nullable PdfValue value, long otherwise) throws IOException, PdfFault {
        return switch (file.resolve(value)) {
            case PdfValue.Int(long n) -> n;
            case PdfValue.Real real -> (long) SignaturePlace.number(real);
            case PdfValue _ -> otherwise;
        };
    }

    private static void must(boolean met, String key) throws PlacementFault {
        if (!met) {
            throw new PlacementFault(Kind.SEED_VALUE, key);
        }
    }
}
