package dev.dinoscope.engine.run.tensors;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/// A tensor as a safetensors file holds it.
///
/// @param shape sizes, outermost first; empty for a scalar
/// @param data row-major, little-endian; of a file that is read, valid until that file is closed
public record StoredTensor(String name, ElementType type, List<Long> shape, MemorySegment data) {
    // Unaligned: the header before the data has any length.
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// @throws IllegalArgumentException when the bytes do not match shape and type
    public StoredTensor {
        shape = List.copyOf(shape);
        if (data.byteSize() != byteSize(type, shape)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: %s%s takes %d bytes, not %d",
                    name,
                    type,
                    shape,
                    byteSize(type, shape),
                    data.byteSize()));
        }
    }

    /// @throws IllegalArgumentException on a negative size or when the product overflows
    static long byteSize(ElementType type, List<Long> shape) {
        long bytes = type.bytes();
        for (var size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("a negative size in " + shape);
            }
            try {
                bytes = Math.multiplyExact(bytes, size);
            } catch (ArithmeticException overflow) {
                throw new IllegalArgumentException("more bytes than any file holds in " + shape, overflow);
            }
        }
        return bytes;
    }

    public static StoredTensor ofFloats(String name, List<Long> shape, float[] values) {
        var data = MemorySegment.ofArray(new byte[Math.multiplyExact(values.length, 4)]);
        MemorySegment.copy(values, 0, data, FLOAT, 0, values.length);
        return new StoredTensor(name, ElementType.F32, shape, data);
    }

    /// Rounds to the nearest half; beyond ±65504 becomes infinite.
    public static StoredTensor ofHalves(String name, List<Long> shape, float[] values) {
        var data = MemorySegment.ofArray(new byte[Math.multiplyExact(values.length, 2)]);
        for (int i = 0; i < values.length; i++) {
            data.set(SHORT, 2L * i, Float.floatToFloat16(values[i]));
        }
        return new StoredTensor(name, ElementType.F16, shape, data);
    }

    public static StoredTensor ofLongs(String name, List<Long> shape, long[] values) {
        var data = MemorySegment.ofArray(new byte[Math.multiplyExact(values.length, 8)]);
        MemorySegment.copy(values, 0, data, LONG, 0, values.length);
        return new StoredTensor(name, ElementType.I64, shape, data);
    }

    public static StoredTensor ofBytes(String name, List<Long> shape, byte[] values) {
        return new StoredTensor(name, ElementType.U8, shape, MemorySegment.ofArray(values));
    }

    public long elements() {
        return data.byteSize() / type.bytes();
    }

    /// The size of one dimension, as an int.
    public int size(int dimension) {
        return Math.toIntExact(shape.get(dimension));
    }

    /// One element as a float (integers are rounded).
    public float floatAt(long index) {
        return switch (type) {
            case F32 -> data.get(FLOAT, 4 * index);
            case F16 -> Float.float16ToFloat(data.get(SHORT, 2 * index));
            // bfloat16 is the upper half of a float.
            case BF16 -> Float.intBitsToFloat(data.get(SHORT, 2 * index) << 16);
            case F64 -> (float) data.get(DOUBLE, 8 * index);
            case I64, I32, U8, BOOL -> (float) longAt(index);
        };
    }

    /// One element of an integer or Boolean tensor.
    long longAt(long index) {
        return switch (type) {
            case I64 -> data.get(LONG, 8 * index);
            case I32 -> data.get(INT, 4 * index);
            case U8, BOOL -> Byte.toUnsignedLong(data.get(ValueLayout.JAVA_BYTE, index));
            case F32, F16, BF16, F64 ->
                throw new IllegalArgumentException(name + " is " + type + ", not whole numbers");
        };
    }

    /// All elements as floats, whatever the stored type.
    public float[] toFloats() {
        return toFloats(0, elements());
    }

    /// Elements from `start`, `count` of them, as floats.
    public float[] toFloats(long start, long count) {
        var values = new float[Math.toIntExact(count)];
        if (type == ElementType.F32) {
            MemorySegment.copy(data, FLOAT, 4 * start, values, 0, values.length);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = floatAt(start + i);
        }
        return values;
    }

    /// The raw bytes.
    public byte[] toBytes() {
        return data.toArray(ValueLayout.JAVA_BYTE);
    }
}
