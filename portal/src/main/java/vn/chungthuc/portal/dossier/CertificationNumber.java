package vn.chungthuc.portal.dossier;

/// A number of an agency's sequence, which restarts each calendar year.
public record CertificationNumber(int year, int number) {
    public CertificationNumber {
        if (number < 1 || year < 2000) {
            throw new IllegalArgumentException("number " + number + " of " + year);
        }
    }

    /// As the copy prints it: "100/ĐT"; the suffix tells it from the paper register.
    public String printed() {
        return number + "/ĐT";
    }
}
