package dev.dinoscope.engine.config;

import java.math.BigDecimal;
import java.util.Locale;

/// Numbers as people write them, yet exact, and read as floats by YAML 1.1 and 1.2 parsers alike.
final class NumberText {
    private NumberText() {}

    /// `0.0003`, `100.0`, `1.0e-7`: always a float, so that other YAML readers keep the type.
    static String ofDouble(double value) {
        var magnitude = Math.abs(value);
        if (value == 0 || (magnitude >= 1e-5 && magnitude < 1e9)) {
            var text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            return text.contains(".") ? text : text + ".0";
        }
        var text = Double.toString(value).toLowerCase(Locale.ROOT);
        return text.contains("e-") ? text : text.replace("e", "e+");
    }

    /// `8`, `0.5`: for messages, where the type is said in words.
    static String plain(double value) {
        var text = ofDouble(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
