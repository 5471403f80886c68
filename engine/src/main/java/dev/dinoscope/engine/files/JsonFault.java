package dev.dinoscope.engine.files;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/// What is wrong with a JSON text, in words for whoever keeps the file: the parser's own messages
/// name classes and switches.
public final class JsonFault {
    private static final int LONGEST_VALUE = 80;

    private JsonFault() {}

    /// Of a value that its record refuses, what the record says.
    public static String words(JacksonException fault) {
        var cause = fault.getCause();
        if ((cause instanceof IllegalArgumentException || cause instanceof NullPointerException)
                && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return switch (fault) {
            case StreamConstraintsException limit -> JsonSyntaxText.of(limit) + place(limit);
            case StreamReadException syntax -> "it is no JSON: " + JsonSyntaxText.of(syntax) + place(fault);
            case InvalidFormatException wrong ->
                key(wrong) + Printable.of(String.valueOf(wrong.getValue()), LONGEST_VALUE) + ", which "
                        + expected(wrong.getTargetType()) + " cannot be";
            case MismatchedInputException wrong -> key(wrong) + "expected " + expected(wrong.getTargetType());
            default -> "it is not what was expected" + place(fault);
        };
    }

    private static String place(JacksonException fault) {
        var at = fault.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    /// `metrics.loss: `, or nothing for the whole.
    private static String key(JacksonException fault) {
        var path = fault.getPath().stream()
                .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class || type == float.class || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return "one of its words";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object with keys" : "a text";
    }
}
