package dev.dinoscope.engine.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The type of a setting and how its values are read.
///
/// @param list whether the setting is a list of such values
/// @param element the Java type of one value: `int`, `long`, `double`, `boolean`, `String` or an enum
public record FieldType(Kind kind, boolean list, Class<?> element) {
    /// What one value is.
    public enum Kind {
        WHOLE,
        NUMBER,
        FLAG,
        TEXT,
        CHOICE
    }

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d[\\d_]*(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    /// Reading a number takes the square of its length; no double needs more than this to be told from its neighbours.
    private static final int LONGEST_NUMBER = 800;

    /// @return the value as the record wants it, or empty when the type does not fit
    Optional<Object> read(Raw raw) {
        if (!list) {
            return raw instanceof Raw.Scalar scalar ? readScalar(scalar) : Optional.empty();
        }
        if (!(raw instanceof Raw.Sequence sequence)) {
            return Optional.empty();
        }
        var values = new ArrayList<Object>();
        for (var item : sequence.items()) {
            var value = item instanceof Raw.Scalar scalar ? readScalar(scalar) : Optional.empty();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }

    private Optional<Object> readScalar(Raw.Scalar scalar) {
        var text = scalar.text();
        return switch (kind) {
            case WHOLE -> scalar.quoted() ? Optional.empty() : whole(text);
            case NUMBER -> scalar.quoted() ? Optional.empty() : number(text);
            case FLAG -> scalar.quoted() ? Optional.empty() : flag(text);
            // No path, name or label can hold a NUL.
            case TEXT -> scalar.isNothing() || text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
            case CHOICE -> choice(text);
        };
    }

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
    }

    private Optional<Object> whole(String text) {
        if (!isNumber(text)) {
            return Optional.empty();
        }
        try {
            // Through BigDecimal, so that 1e6 is as good as 1000000 while 7.5 is refused.
            var value = new BigDecimal(text.replace("_", "")).longValueExact();
            return element == long.class ? Optional.of(value) : Optional.of(Math.toIntExact(value));
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<Object> number(String text) {
        if (!isNumber(text)) {
            return Optional.empty();
        }
        var value = Double.parseDouble(text.replace("_", ""));
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Object> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Optional<Object> choice(String text) {
        for (var constant : element.getEnumConstants()) {
            if (Keys.of((Enum<?>) constant).equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
