package vn.chungthuc.portal.web;

/// What an official may do at an agency.
public enum Role {
    /// "Quyền tạo bản sao": takes originals in at the counter.
    INTAKE("/intake"),
    /// "Quyền ký bản sao": signs as the certifier.
    LEADER("/queue"),
    /// "Quyền đóng dấu bản sao": numbers, seals and delivers.
    CLERK("/register");

    private final String firstPage;

    Role(String firstPage) {
        this.firstPage = firstPage;
    }

    /// Where an official with this right lands after signing in.
    public String firstPage() {
        return firstPage;
    }
}
