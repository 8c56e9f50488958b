package org.belfry.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Numbers as JavaScript reads and writes them: ECMA-262, Number::toString. */
final class JavaScriptNumber {
    /** As many digits survive being a double, whatever they are. */
    private static final int SAFE_DIGITS = 15;

    private static final int LONGEST_PLAIN = 21;
    private static final int MOST_LEADING_ZEROS = 6;
    private static final List<RoundingMode> BOTH_WAYS = List.of(RoundingMode.DOWN, RoundingMode.UP);
    private static final List<RoundingMode> CLOSEST_FIRST =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);

    private JavaScriptNumber() {}

    /**
     * What {@code JSON.stringify(JSON.parse(json))} makes of a number: the shortest digits that are the same double. What is
     * too large for a double becomes {@code null} there.
     *
     * @param json a JSON number
     */
    static String rewritten(String json) {
        double value = Double.parseDouble(json);
        if (Double.isInfinite(value)) {
            return "null";
        }
        if (value == 0) {
            return "0";
        }
        // A finite value other than 0 cannot have had an exponent that a BigDecimal would refuse.
        BigDecimal written = new BigDecimal(json).abs().stripTrailingZeros();
        double positive = Math.abs(value);
        boolean asWritten = written.precision() <= SAFE_DIGITS && positive >= Double.MIN_NORMAL;
        BigDecimal digits = asWritten ? written : shortest(positive);
        return (value < 0 ? "-" : "") + text(digits.unscaledValue().toString(), digits.precision() - digits.scale());
    }

    /** The fewest digits that are {@code value} again; of several such, the closest to it. */
    private static BigDecimal shortest(double value) {
        // Java 17 writes a digit too many at times, and then not always the closest ones.
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        Optional<BigDecimal> shorter = shortened(digits, value);
        while (shorter.isPresent()) {
            digits = shorter.get();
            shorter = shortened(digits, value);
        }
        BigDecimal exact = new BigDecimal(value);
        // Doubles just below a power of two are closer than those above: there the closest digits may not be the value.
        return rounded(exact, digits.precision(), value, CLOSEST_FIRST)
                .orElse(digits)
                .stripTrailingZeros();
    }

    /** One digit less, rounded down or up, if that is still {@code value}. */
    private static Optional<BigDecimal> shortened(BigDecimal digits, double value) {
        int fewer = digits.precision() - 1;
        if (fewer == 0) {
            return Optional.empty();
        }
        return rounded(digits, fewer, value, BOTH_WAYS);
    }

    private static Optional<BigDecimal> rounded(
            BigDecimal from, int digits, double value, List<RoundingMode> roundings) {
        return roundings.stream()
                .map(rounding -> from.round(new MathContext(digits, rounding)))
                .filter(rounded -> rounded.doubleValue() == value)
                .findFirst();
    }

    /** @param point where the decimal point stands, counted from the first digit */
    private static String text(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= LONGEST_PLAIN) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= LONGEST_PLAIN) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-MOST_LEADING_ZEROS < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
    }
}
