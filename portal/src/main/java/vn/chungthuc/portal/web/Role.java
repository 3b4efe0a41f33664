package vn.chungthuc.portal.web;

/// What an official may do at an agency.
public enum Role {
    /// "Quyền tạo bản sao": takes originals in at the counter.
    INTAKE("/intake"),
    /// "Quyền ký bản sao": signs as the certifier.
    LEADER("/queue"),
    /// "Quyền đóng dấu bản sao": numbers, seals and delivers.
    CLERK("/register"),
    /// "Quản trị cơ quan": sets the office up; sees no dossier.
    ADMIN("/admin");

    private final String firstPage;

    Role(String firstPage) {
        this.firstPage = firstPage;
    }

    /// Those who work on dossiers.
    public static Role[] desks() {
        return new Role[] {INTAKE, LEADER, CLERK};
    }

    /// Where an official with this right lands after signing in.
    public String firstPage() {
        return firstPage;
    }
}
