package dev.dinoscope.engine.config;

import java.util.List;

/// One setting.
///
/// @param unit of the value, or empty
/// @param allowed the only texts allowed (enum values included); empty when any are
/// @param defaultValue as the record holds it
public record Field(
        String path,
        String help,
        String unit,
        boolean advanced,
        FieldType type,
        Range range,
        List<String> allowed,
        Object defaultValue)
        implements Entry {
    public Field {
        allowed = List.copyOf(allowed);
    }

    /// The default as it would be written in the file.
    public String defaultText() {
        return ScalarText.of(defaultValue);
    }

    /// What a value must be, in words: `a whole number from 0 to 8`.
    public String expectation() {
        return type.list() ? "a list; each: " + elementExpectation() : elementExpectation();
    }

    private String elementExpectation() {
        if (!allowed.isEmpty()) {
            return "one of " + String.join(", ", allowed);
        }
        return switch (type.kind()) {
            case WHOLE -> "a whole number" + range.phrase();
            case NUMBER -> "a number" + range.phrase();
            case FLAG -> "true or false";
            case TEXT, CHOICE -> "text";
        };
    }

    /// Whether range and allowed values admit this value of the right type.
    boolean admits(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().allMatch(this::admits);
            case Number number -> range.contains(number.doubleValue());
            case String text -> allowed.isEmpty() || allowed.contains(text);
            default -> true;
        };
    }
}
