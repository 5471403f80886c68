package dev.dinoscope.engine.data.load;

import java.util.Arrays;
import java.util.List;

/// A tensor of a batch.
///
/// @param name a lower-case identifier, or two joined by an underscore
public record BatchTensor(String name, Type type, List<Long> shape) {
    /// Number type of the elements.
    public enum Type {
        F32(Float.BYTES),
        I64(Long.BYTES),
        /// One byte each, 0 or 1.
        BOOL(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    public BatchTensor {
        shape = List.copyOf(shape);
    }

    static BatchTensor of(String name, Type type, long... dims) {
        return new BatchTensor(name, type, Arrays.stream(dims).boxed().toList());
    }

    /// Size of the whole tensor.
    public long bytes() {
        return shape.stream().reduce(1L, Math::multiplyExact) * type.bytes;
    }
}
