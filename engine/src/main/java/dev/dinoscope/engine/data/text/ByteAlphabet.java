package dev.dinoscope.engine.data.text;

import java.nio.charset.StandardCharsets;

/// GPT-2's spelling of bytes as printable characters: the printable Latin-1 bytes stand for themselves, the
/// others are moved to U+0100 and up. The order is that of the first 256 entries of CLIP's vocabulary.
final class ByteAlphabet {
    static final int SIZE = 256;
    private static final int MOVED = 0x100;
    private static final char[] LETTER_OF = new char[SIZE];
    private static final char[] ORDERED = new char[SIZE];
    private static final byte[] BYTE_OF = new byte[2 * MOVED];

    static {
        int place = 0;
        for (int b = 0; b < SIZE; b++) {
            if (printable(b)) {
                LETTER_OF[b] = (char) b;
                ORDERED[place++] = (char) b;
            }
        }
        int moved = MOVED;
        for (int b = 0; b < SIZE; b++) {
            if (!printable(b)) {
                LETTER_OF[b] = (char) moved++;
                ORDERED[place++] = LETTER_OF[b];
            }
        }
        for (int b = 0; b < SIZE; b++) {
            BYTE_OF[LETTER_OF[b]] = (byte) b;
        }
    }

    private ByteAlphabet() {}

    private static boolean printable(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
    }

    /// The letter in place 0…255 of the vocabulary.
    static char letter(int place) {
        return ORDERED[place];
    }

    /// Whether a token is made of the alphabet's letters, with or without the mark that ends a word.
    static boolean spells(String token) {
        boolean ends = token.endsWith(Vocabulary.END_OF_WORD);
        var letters = token.substring(0, token.length() - (ends ? Vocabulary.END_OF_WORD.length() : 0));
        return !letters.isEmpty() && letters.chars().allMatch(ByteAlphabet::isLetter);
    }

    private static boolean isLetter(int letter) {
        return letter < BYTE_OF.length && LETTER_OF[BYTE_OF[letter] & 0xff] == letter;
    }

    /// UTF-8, one letter a byte.
    static String spell(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var letters = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            letters[i] = LETTER_OF[bytes[i] & 0xff];
        }
        return new String(letters);
    }

    /// The inverse of [#spell]; broken UTF-8 becomes U+FFFD.
    static String read(CharSequence letters) {
        var bytes = new byte[letters.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = BYTE_OF[letters.charAt(i)];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
