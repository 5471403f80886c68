package dev.dinoscope.engine.files;

import java.util.Locale;

/// Names and notes as they are printed in a line of a terminal: what would break the line, turn its direction or
/// command
/// the terminal is spelled out.
public final class Printable {
    private static final String CUT = "…";

    private Printable() {}

    /// @param longest characters of the result, at least 1
    public static String of(String text, int longest) {
        var shown = new StringBuilder();
        for (var at = text.codePoints().iterator(); at.hasNext(); ) {
            shown.append(spelled(at.nextInt()));
            if (shown.codePointCount(0, shown.length()) > longest) {
                return shown.substring(0, shown.offsetByCodePoints(0, longest - 1)) + CUT;
            }
        }
        return shown.toString();
    }

    private static String spelled(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                switch (Character.getType(character)) {
                    case Character.CONTROL -> String.format(Locale.ROOT, "\\x%02x", character);
                    case Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> String.format(Locale.ROOT, "\\u%04x", character);
                    default -> Character.toString(character);
                };
        };
    }
}
