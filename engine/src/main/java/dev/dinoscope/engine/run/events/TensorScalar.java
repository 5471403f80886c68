package dev.dinoscope.engine.run.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;

/// The single element of a TensorFlow `TensorProto`.
final class TensorScalar {
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int INT32 = 3;
    private static final int INT64 = 9;
    private static final int BFLOAT16 = 14;
    private static final int HALF = 19;

    private int type;
    private ByteString content = ByteString.EMPTY;
    private OptionalDouble value = OptionalDouble.empty();
    private int count;
    private long elements = 1;

    private TensorScalar() {}

    /// @return empty unless the tensor has exactly one number
    static OptionalDouble decode(ByteString tensor) throws IOException {
        var scalar = new TensorScalar();
        var in = tensor.newCodedInput();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            scalar.field(in, tag);
        }
        if (!scalar.content.isEmpty()) {
            return scalar.ofContent();
        }
        // A writer may leave out the values of a tensor that is zero everywhere.
        return scalar.count == 0 && scalar.elements == 1 && scalar.isNumber() ? OptionalDouble.of(0) : scalar.single();
    }

    private OptionalDouble single() {
        return count == 1 ? value : OptionalDouble.empty();
    }

    private boolean isNumber() {
        return switch (type) {
            case FLOAT, DOUBLE, INT32, INT64, BFLOAT16, HALF -> true;
            default -> false;
        };
    }

    /// `tensor_shape`: the product of its dimensions.
    private static long elements(ByteString shape) throws IOException {
        long product = 1;
        var in = shape.newCodedInput();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                product *= size(in.readBytes());
            } else {
                in.skipField(tag);
            }
        }
        return product;
    }

    private static long size(ByteString dimension) throws IOException {
        long size = 0;
        var in = dimension.newCodedInput();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == 1 << 3) {
                size = in.readInt64();
            } else {
                in.skipField(tag);
            }
        }
        return size;
    }

    private void field(CodedInputStream in, int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case 1 -> type = in.readEnum();
            case 2 -> elements = elements(in.readBytes());
            case 4 -> content = in.readBytes();
            case 5, 6, 7, 10, 13 -> values(in, tag);
            default -> in.skipField(tag);
        }
    }

    /// `float_val`, `double_val`, `int_val`, `int64_val`, `half_val`; packed or not.
    private void values(CodedInputStream in, int tag) throws IOException {
        var number = WireFormat.getTagFieldNumber(tag);
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            add(in, number);
            return;
        }
        var packed = in.readBytes().newCodedInput();
        while (!packed.isAtEnd()) {
            add(packed, number);
        }
    }

    private void add(CodedInputStream in, int number) throws IOException {
        count++;
        value = OptionalDouble.of(
                switch (number) {
                    case 5 -> in.readFloat();
                    case 6 -> in.readDouble();
                    case 13 -> half((short) in.readInt32());
                    default -> in.readInt64();
                });
    }

    private OptionalDouble ofContent() {
        var bytes = content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        var width = switch (type) {
            case FLOAT, INT32 -> 4;
            case DOUBLE, INT64 -> 8;
            case HALF, BFLOAT16 -> 2;
            default -> -1;
        };
        return bytes.remaining() == width ? OptionalDouble.of(number(bytes)) : OptionalDouble.empty();
    }

    private double number(ByteBuffer bytes) {
        return switch (type) {
            case FLOAT -> bytes.getFloat();
            case INT32 -> bytes.getInt();
            case DOUBLE -> bytes.getDouble();
            case INT64 -> bytes.getLong();
            default -> half(bytes.getShort());
        };
    }

    private double half(short bits) {
        return type == BFLOAT16 ? Float.intBitsToFloat(bits << 16) : Float.float16ToFloat(bits);
    }
}
