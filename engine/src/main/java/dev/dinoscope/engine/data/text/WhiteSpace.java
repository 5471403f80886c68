package dev.dinoscope.engine.data.text;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// White space as Python's `str.split` knows it: Unicode's, and four old separators.
final class WhiteSpace {
    private static final Pattern RUN = Pattern.compile("[\\p{IsWhite_Space}\\x1c-\\x1f]+");

    private WhiteSpace() {}

    static Stream<String> words(String text) {
        return RUN.splitAsStream(text).filter(word -> !word.isEmpty());
    }
}
