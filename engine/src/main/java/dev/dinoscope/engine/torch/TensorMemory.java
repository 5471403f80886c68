package dev.dinoscope.engine.torch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import java.lang.foreign.MemorySegment;
import java.util.stream.LongStream;

/// Reads and writes the data of tensors: on the CPU in place through the data pointer, on other devices
/// through a copy.
public final class TensorMemory {
    private final Libtorch libtorch;

    TensorMemory(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// Copies bytes of the tensor's own type into it, in row-major order.
    ///
    /// @throws IllegalArgumentException if the number of bytes differs
    public void write(NativeTensor tensor, MemorySegment source) {
        if (source.byteSize() != tensor.byteSize()) {
            throw new IllegalArgumentException("tensor " + tensor.shape() + " of " + tensor.dtype() + " takes "
                    + tensor.byteSize() + " bytes, not " + source.byteSize());
        }
        if (isDirect(tensor)) {
            segment(tensor).copyFrom(source);
            return;
        }
        try (Scope scope = libtorch.scope("copy to device")) {
            NativeTensor host = libtorch.tools().staging(scope, tensor);
            segment(host).copyFrom(source);
            libtorch.tools().assign(tensor, host);
        }
    }

    public void write(NativeTensor tensor, float... values) {
        write(tensor, MemorySegment.ofArray(values));
    }

    public void write(NativeTensor tensor, long... values) {
        write(tensor, MemorySegment.ofArray(values));
    }

    /// Writes to a tensor of F32, F64 or I64, rounding where its type is narrower.
    public void writeRounded(NativeTensor tensor, double... values) {
        switch (tensor.dtype()) {
            case F64 -> write(tensor, MemorySegment.ofArray(values));
            case F32 -> {
                float[] narrow = new float[values.length];
                for (int i = 0; i < narrow.length; i++) {
                    narrow[i] = (float) values[i];
                }
                write(tensor, narrow);
            }
            case I64 -> {
                long[] whole = new long[values.length];
                for (int i = 0; i < whole.length; i++) {
                    whole[i] = (long) values[i];
                }
                write(tensor, whole);
            }
            default -> throw new IllegalArgumentException("cannot write numbers to a tensor of " + tensor.dtype());
        }
    }

    /// Copies the data out, in the tensor's own type and row-major order.
    ///
    /// @throws IllegalArgumentException if the number of bytes differs
    public void read(NativeTensor tensor, MemorySegment target) {
        if (target.byteSize() != tensor.byteSize()) {
            throw new IllegalArgumentException("tensor " + tensor.shape() + " of " + tensor.dtype() + " has "
                    + tensor.byteSize() + " bytes, the target " + target.byteSize());
        }
        if (isDirect(tensor)) {
            target.copyFrom(segment(tensor));
            return;
        }
        try (Scope scope = libtorch.scope("copy to host")) {
            target.copyFrom(segment(libtorch.tools().toHost(scope, tensor)));
        }
    }

    /// A scalar of any type.
    public double number(NativeTensor scalar) {
        return libtorch.tools().number(scalar);
    }

    /// All values of a tensor of any floating type.
    public float[] floats(NativeTensor tensor) {
        double[] wide = doubles(tensor);
        float[] values = new float[wide.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) wide[i];
        }
        return values;
    }

    /// All values of a tensor of any type, exactly.
    public double[] doubles(NativeTensor tensor) {
        byte[] bytes = new byte[Math.toIntExact(tensor.byteSize())];
        MemorySegment data = MemorySegment.ofArray(bytes);
        read(tensor, data);
        DType type = tensor.dtype();
        return LongStream.range(0, bytes.length / type.bytes())
                .mapToDouble(i -> element(data, type, i))
                .toArray();
    }

    private static double element(MemorySegment data, DType type, long i) {
        return switch (type) {
            case F32 -> data.getAtIndex(JAVA_FLOAT_UNALIGNED, i);
            case F64 -> data.getAtIndex(JAVA_DOUBLE_UNALIGNED, i);
            case F16 -> Float.float16ToFloat(data.getAtIndex(JAVA_SHORT_UNALIGNED, i));
            case BF16 -> Float.intBitsToFloat(data.getAtIndex(JAVA_SHORT_UNALIGNED, i) << 16);
            case I64 -> data.getAtIndex(JAVA_LONG_UNALIGNED, i);
            case I32 -> data.getAtIndex(JAVA_INT_UNALIGNED, i);
            case U8, BOOL -> data.get(JAVA_BYTE, i) & 0xff;
        };
    }

    private static boolean isDirect(NativeTensor tensor) {
        return tensor.isOnCpu() && tensor.isContiguous();
    }

    private static MemorySegment segment(NativeTensor tensor) {
        return MemorySegment.ofAddress(tensor.address()).reinterpret(tensor.byteSize());
    }
}
