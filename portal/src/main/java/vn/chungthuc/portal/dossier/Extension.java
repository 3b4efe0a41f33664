package vn.chungthuc.portal.dossier;

/// Why a copy may take longer: up to two working days more (Decree 23/2015, article 7), for which
/// the requester gets a slip with hour and day.
public enum Extension {
    /// Nhiều loại bản chính.
    MANY_TYPES,
    /// Nhiều trang.
    MANY_PAGES,
    /// Nhiều bản sao.
    MANY_COPIES,
    /// Nội dung phức tạp, khó kiểm tra, đối chiếu.
    COMPLEX;

    /// Working days, for one ground or several.
    public static final int DAYS = 2;
}
