package dev.dinoscope.engine.data.source.tar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One header block as POSIX (ustar, pax) and GNU tar write it.
///
/// @param type of the entry: `0` a file, `L` a long name, `x` pax records, …
/// @param size of the content, in bytes
/// @param link what a link leads to
record TarHeader(String name, char type, long size, String link) {
    /// Headers and padded contents are multiples of it.
    static final int BLOCK = 512;
    /// In the header of a sparse file: whether a block with more of its map follows.
    static final int MORE_MAPS = 482;
    /// The same in such a block.
    static final int MORE_MAPS_OF_MAP = 504;

    private static final int NAME_LENGTH = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE = 156;
    private static final int LINK = 157;
    private static final int MAGIC = 257;
    private static final byte[] POSIX = "ustar\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    static boolean isEmpty(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /// @throws IllegalArgumentException saying what is wrong
    static TarHeader of(byte[] block) {
        if (octal(block, CHECKSUM, CHECKSUM_LENGTH) != checksum(block)) {
            throw new IllegalArgumentException("no header of a tar entry");
        }
        boolean posix = Arrays.equals(block, MAGIC, MAGIC + POSIX.length, POSIX, 0, POSIX.length);
        var prefix = posix ? text(block, PREFIX, PREFIX_LENGTH) : "";
        var name = text(block, 0, NAME_LENGTH);
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name,
                (char) (block[TYPE] & 0xff),
                number(block, SIZE),
                text(block, LINK, NAME_LENGTH));
    }

    private static long checksum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            // Its own field counts as spaces.
            sum += i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    private static String text(byte[] block, int from, int atMost) {
        int end = from;
        while (end < from + atMost && block[end] != 0) {
            end++;
        }
        return TarName.of(block, from, end - from);
    }

    /// Octal digits or, from 8 GiB on, a binary number.
    private static long number(byte[] block, int from) {
        if (block[from] != (byte) 0x80) {
            return octal(block, from, SIZE_LENGTH);
        }
        long value = 0;
        for (int i = from + 1; i < from + SIZE_LENGTH; i++) {
            if (value >> 55 != 0) {
                throw new IllegalArgumentException("a size that no file has");
            }
            value = value << Byte.SIZE | (block[i] & 0xff);
        }
        return value;
    }

    private static long octal(byte[] block, int from, int length) {
        var digits = text(block, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("no header of a tar entry");
        }
    }
}
