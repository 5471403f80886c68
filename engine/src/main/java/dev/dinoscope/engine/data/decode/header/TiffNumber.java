package dev.dinoscope.engine.data.decode.header;

import java.nio.ByteBuffer;

/// Types of values in EXIF data (TIFF 6.0, section 2), as whole numbers.
enum TiffNumber {
    SHORT(2),
    LONG(4),
    RATIONAL(8),
    SIGNED_BYTE(1),
    SIGNED_SHORT(2),
    SIGNED_LONG(4),
    SIGNED_RATIONAL(8),
    FLOAT(4),
    DOUBLE(8),
    LONG_8(8),
    /// Bytes and text: there, but no number.
    NO_NUMBER(1),
    UNKNOWN(0);

    /// What is no whole number reads so.
    static final int NOT_WHOLE = 0;

    private final int bytes;

    TiffNumber(int bytes) {
        this.bytes = bytes;
    }

    static TiffNumber of(int type) {
        return switch (type) {
            case 1, 2, 7 -> NO_NUMBER;
            case 3 -> SHORT;
            case 4, 13 -> LONG;
            case 5 -> RATIONAL;
            case 6 -> SIGNED_BYTE;
            case 8 -> SIGNED_SHORT;
            case 9 -> SIGNED_LONG;
            case 10 -> SIGNED_RATIONAL;
            case 11 -> FLOAT;
            case 12 -> DOUBLE;
            case 16 -> LONG_8;
            default -> UNKNOWN;
        };
    }

    /// Of one value.
    int bytes() {
        return bytes;
    }

    int read(ByteBuffer from, int at) {
        return switch (this) {
            case SHORT -> Short.toUnsignedInt(from.getShort(at));
            case LONG, SIGNED_LONG -> from.getInt(at);
            case SIGNED_BYTE -> from.get(at);
            case SIGNED_SHORT -> from.getShort(at);
            case RATIONAL, SIGNED_RATIONAL -> whole((double) from.getInt(at) / from.getInt(at + Integer.BYTES));
            case FLOAT -> whole(from.getFloat(at));
            case DOUBLE -> whole(from.getDouble(at));
            case LONG_8 -> whole((double) from.getLong(at));
            case NO_NUMBER, UNKNOWN -> NOT_WHOLE;
        };
    }

    private static int whole(double value) {
        return (int) value == value ? (int) value : NOT_WHOLE;
    }
}
