package vn.chungthuc.pdf;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How both programs write a number: plain decimal digits, at most five of them behind the point.
final class Numbers {
    private Numbers() {}

    static String text(double number) {
        var decimal =
                new BigDecimal(number).setScale(5, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }
}
