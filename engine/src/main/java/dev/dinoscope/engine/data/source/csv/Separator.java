package dev.dinoscope.engine.data.source.csv;

import java.util.Arrays;
import java.util.Comparator;

/// What stands between the cells of a line.
public enum Separator {
    AUTO('\0'),
    TAB('\t'),
    COMMA(','),
    SEMICOLON(';'),
    PIPE('|');

    private final char character;

    Separator(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }

    /// The one that the header holds most of; a comma when it holds none.
    static Separator of(String header) {
        return Arrays.stream(values())
                .filter(separator -> separator != AUTO)
                .max(Comparator.<Separator>comparingLong(separator -> separator.in(header))
                        .thenComparing(separator -> separator == COMMA))
                .orElse(COMMA);
    }

    private long in(String header) {
        return header.chars().filter(c -> c == character).count();
    }
}
