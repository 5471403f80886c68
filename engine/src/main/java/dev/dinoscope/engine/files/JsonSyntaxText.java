package dev.dinoscope.engine.files;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Says what is wrong with a JSON text in words for people: the parser's own speak of its settings and classes.
public final class JsonSyntaxText {
    private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\('(.+?)' \\(code .*");
    private static final Pattern CLOSING =
            Pattern.compile("Unexpected close marker '(.)': expected '(.)'.*", Pattern.DOTALL);
    private static final Pattern WORD =
            Pattern.compile("(?:Unrecognized token|Non-standard token) '(.*?)'.*", Pattern.DOTALL);

    private static final Pattern TWICE = Pattern.compile("Duplicate .*?[\"'](.*?)[\"'].*", Pattern.DOTALL);

    private JsonSyntaxText() {}

    /// @return words that follow a file and a place
    public static String of(JacksonException fault) {
        var message = String.valueOf(fault.getOriginalMessage());
        return switch (fault) {
            case UnexpectedEndOfInputException _ -> "ends too early";
            case StreamConstraintsException _ -> tooLarge(message);
            default -> syntax(message);
        };
    }

    private static String tooLarge(String message) {
        if (message.contains("nesting depth")) {
            return "lists and objects lie too deep in each other";
        }
        return message.startsWith("Number")
                ? "a number of too many digits"
                : "a text or a key of far too many characters";
    }

    private static String syntax(String message) {
        var character = CHARACTER.matcher(message);
        var closing = CLOSING.matcher(message);
        var word = WORD.matcher(message);
        var twice = TWICE.matcher(message);
        if (character.matches()) {
            return "unexpected character '" + character.group(1) + "'";
        } else if (closing.matches()) {
            return "'" + closing.group(1) + "' where '" + closing.group(2) + "' is expected";
        } else if (word.matches()) {
            return "\"" + word.group(1) + "\" is no value; texts stand in double quotes";
        } else if (twice.matches()) {
            return "the key \"" + twice.group(1) + "\" stands twice in one object";
        } else if (message.startsWith("Illegal unquoted character")) {
            return "a line break or another control character within a text";
        } else if (message.startsWith("Unrecognized character escape")) {
            return "a backslash before a character that none may stand before";
        } else if (message.contains("numeric value") || message.startsWith("Leading zeroes")) {
            return "a number that is none";
        }
        return "something that JSON does not know";
    }
}
