package dev.dinoscope.engine.data.source;

import java.util.Locale;
import java.util.Set;

/// Tells texts that say something from those that stand where a caption is missing.
public final class CaptionText {
    /// How programs write a value that is not there, in small letters.
    private static final Set<String> MISSING = Set.of("nan", "-nan", "none", "null", "n/a", "#n/a", "<na>");
    /// What shows nothing though its kind in Unicode does not say so: fillers of Hangul, an empty Braille cell, and the
    /// joiner of graphemes.
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0\u2800\u034f";

    private CaptionText() {}

    /// Whether nothing is left of a text without white space, control characters and others that cannot be seen, such
    /// as U+200B.
    public static boolean isEmpty(String text) {
        return text.codePoints().allMatch(CaptionText::isInvisible);
    }

    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || (character >= 0xfe00 && character <= 0xfe0f)
                || FILLERS.indexOf(character) >= 0;
    }

    /// Whether a text is exactly what programs write for a value that is not there.
    public static boolean seemsMissing(String text) {
        return text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }
}
