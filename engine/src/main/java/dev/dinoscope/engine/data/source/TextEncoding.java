package dev.dinoscope.engine.data.source;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How a text is written, told by its first bytes: a byte order mark, or the zeros beside the first character that no
/// text in UTF-8 has.
///
/// @param mark length of the byte order mark, 0 without one
record TextEncoding(Charset charset, int mark) {
    private static final Charset[] WIDE = {
        StandardCharsets.UTF_32BE, StandardCharsets.UTF_32LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE
    };
    private static final int[] MARKS = {0x0000feff, 0xfffe0000, 0xfeff, 0xfffe};
    private static final int UTF_8_MARK = 0xefbbbf;

    static TextEncoding of(ByteBuffer start) {
        int first = number(start, 4);
        if (number(start, 3) == UTF_8_MARK) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        for (int i = 0; i < WIDE.length; i++) {
            int width = i < 2 ? 4 : 2;
            if (start.remaining() >= width && number(start, width) == MARKS[i]) {
                return new TextEncoding(WIDE[i], width);
            }
        }
        if (start.remaining() < 4) {
            return new TextEncoding(StandardCharsets.UTF_8, 0);
        }
        return new TextEncoding(withoutMark(first), 0);
    }

    /// The first two characters of a table or list are ASCII.
    private static Charset withoutMark(int first) {
        boolean[] zero = {first >>> 24 == 0, (first >> 16 & 0xff) == 0, (first >> 8 & 0xff) == 0, (first & 0xff) == 0};
        if (zero[0] && zero[1] && zero[2] && !zero[3]) {
            return WIDE[0];
        } else if (!zero[0] && zero[1] && zero[2] && zero[3]) {
            return WIDE[1];
        } else if (zero[0] && !zero[1] && zero[2] && !zero[3]) {
            return WIDE[2];
        }
        return !zero[0] && zero[1] && !zero[2] && zero[3] ? WIDE[3] : StandardCharsets.UTF_8;
    }

    private static int number(ByteBuffer start, int bytes) {
        int value = 0;
        for (int i = 0; i < Math.min(bytes, start.remaining()); i++) {
            value = value << Byte.SIZE | (start.get(start.position() + i) & 0xff);
        }
        return value;
    }

    /// Bytes that a character of a text takes in the file.
    int bytes(char character) {
        if (character >= TextFault.ESCAPE && character <= TextFault.ESCAPE + 0xff) {
            return charset.equals(StandardCharsets.UTF_8) ? escaped(character) : unit();
        } else if (!charset.equals(StandardCharsets.UTF_8)) {
            return Character.isSurrogate(character) ? 2 : unit();
        } else if (character < 0x80) {
            return 1;
        }
        return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    }

    /// A byte that is no character, or by a rare chance the second half of one.
    private static int escaped(char character) {
        return character >= TextFault.ESCAPE + 0x80 ? 1 : 2;
    }

    private int unit() {
        return charset.equals(WIDE[0]) || charset.equals(WIDE[1]) ? 4 : 2;
    }
}
