package vn.chungthuc.portal.register;

/// A number as Vietnamese says it, which the closing sheet repeats in words so that nobody changes
/// the figure.
final class InWords {
    private static final String[] DIGITS = {
        "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"
    };
    private static final String[] GROUPS = {"", " nghìn", " triệu", " tỷ"};

    private InWords() {}

    /// @param number 0 … 999,999,999,999
    static String of(long number) {
        if (number < 0 || number > 999_999_999_999L) {
            throw new IllegalArgumentException("no words for " + number);
        }
        if (number == 0) {
            return DIGITS[0];
        }
        var words = new StringBuilder();
        for (int group = 3; group >= 0; group--) {
            int three = (int) (number / (long) Math.pow(1000, group) % 1000);
            if (three > 0) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(three(three, !words.isEmpty()))
                        .append(GROUPS[group]);
            }
        }
        return words.toString();
    }

    /// @param full whether something stands before it: then a missing hundred is said, too
    private static String three(int number, boolean full) {
        int hundreds = number / 100;
        int tens = number / 10 % 10;
        int ones = number % 10;
        var words = new StringBuilder();
        if (full || hundreds > 0) {
            words.append(DIGITS[hundreds]).append(" trăm");
        }
        var rest = tens == 0 ? zeroTens(ones, !words.isEmpty()) : tens(tens) + ones(tens, ones);
        return words.append(words.isEmpty() || rest.isEmpty() ? "" : " ").append(rest).toString();
    }

    private static String zeroTens(int ones, boolean after) {
        if (ones == 0) {
            return "";
        }
        return after ? "linh " + DIGITS[ones] : DIGITS[ones];
    }

    private static String tens(int tens) {
        return tens == 1 ? "mười" : DIGITS[tens] + " mươi";
    }

    private static String ones(int tens, int ones) {
        return switch (ones) {
            case 0 -> "";
            case 1 -> tens > 1 ? " mốt" : " một";
            case 5 -> " lăm";
            default -> " " + DIGITS[ones];
        };
    }
}
