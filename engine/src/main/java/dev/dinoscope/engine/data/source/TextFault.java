package dev.dinoscope.engine.data.source;

import java.util.HexFormat;
import java.util.Optional;

/// Finds what is no text in what [TextReader] or a JSON string gave: lone surrogates, which no text holds.
public final class TextFault {
    /// A byte that belongs to no character is read as this and its value.
    static final char ESCAPE = '\udc00';
    /// In place of what was too long to be kept.
    public static final char CUT = ESCAPE;

    private static final int FIRST_BYTE = 0x80;
    private static final int LAST_BYTE = 0xff;

    private TextFault() {}

    /// @return what is wrong, in words that follow a file and a line; empty for a text
    public static Optional<String> of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (!Character.isSurrogate(here)) {
                continue;
            }
            if (Character.isHighSurrogate(here)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            return Optional.of(words(here));
        }
        return Optional.empty();
    }

    /// The same of what people are to read, such as a caption. U+0000 is a character, but stands in no such text: it
    /// comes from another encoding or from data.
    public static Optional<String> ofWords(String text) {
        return text.indexOf('\0') < 0
                ? of(text)
                : Optional.of("a NUL character (U+0000) stands in no text; save the text as UTF-8");
    }

    private static String words(char lone) {
        int value = lone - ESCAPE;
        if (lone == CUT) {
            return "is far too long";
        }
        return value >= FIRST_BYTE && value <= LAST_BYTE
                ? "byte 0x" + HexFormat.of().withUpperCase().toHexDigits((byte) value)
                        + " is not UTF-8; save the text as UTF-8"
                : "half of a surrogate pair (U+"
                        + HexFormat.of().withUpperCase().toHexDigits(lone) + ") is no character";
    }

    /// For messages: what is no text is replaced.
    public static String shown(String text) {
        var shown = new StringBuilder(text);
        for (int i = 0; i < shown.length(); i++) {
            char here = shown.charAt(i);
            boolean paired = Character.isHighSurrogate(here)
                    && i + 1 < shown.length()
                    && Character.isLowSurrogate(shown.charAt(i + 1));
            if (paired) {
                i++;
            } else if (Character.isSurrogate(here)) {
                shown.setCharAt(i, '\ufffd');
            }
        }
        return shown.toString();
    }
}
