package vn.chungthuc.portal.dossier;

/// The paper that was brought to the counter.
///
/// @param documentType "Loại giấy tờ cần chứng thực", as printed
/// @param pages of the original; drives the fee
/// @param copies "Số bản"
/// @param note may be empty
/// @param receipt number of the fee's receipt; may be empty
public record Original(String documentType, int pages, int copies, String note, String receipt) {
    public Original {
        if (documentType.isBlank() || pages < 1 || copies < 1) {
            throw new IllegalArgumentException("an original has a type, pages and copies");
        }
    }

    /// In đồng: two first pages at 2,000, the others at 1,000, at most 200,000 a copy (Circular
    /// 226/2016/TT-BTC, article 4).
    public int feeDong() {
        int one = Math.min(200_000, 2_000 * Math.min(pages, 2) + 1_000 * Math.max(0, pages - 2));
        return Math.multiplyExact(one, copies);
    }
}
