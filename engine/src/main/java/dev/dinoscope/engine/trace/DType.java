package dev.dinoscope.engine.trace;

/// Element types, with libtorch's `ScalarType` code and the size of one element in bytes.
public enum DType {
    U8(0, 1),
    I32(3, 4),
    I64(4, 8),
    F16(5, 2),
    F32(6, 4),
    F64(7, 8),
    BOOL(11, 1),
    BF16(15, 2);

    private final int code;
    private final int bytes;

    DType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// libtorch's `ScalarType` code, as TorchScript source and the C shim write it.
    public int code() {
        return code;
    }

    /// @return bytes of one element
    public int bytes() {
        return bytes;
    }

    public boolean isFloating() {
        return this == F16 || this == F32 || this == F64 || this == BF16;
    }

    /// @throws IllegalArgumentException for a code this engine does not use
    public static DType ofCode(int code) {
        for (DType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("libtorch element type " + code + " is not supported");
    }

    /// The type libtorch gives to an operation on two tensors of the same kind (both with axes, or both scalars).
    static DType promote(DType a, DType b) {
        if (a == b) {
            return a;
        }
        if (a.isFloating() != b.isFloating()) {
            return a.isFloating() ? a : b;
        }
        if (a.bytes == b.bytes && a.isFloating()) {
            return F32;
        }
        return a.rank() > b.rank() ? a : b;
    }

    private int rank() {
        return this == BOOL ? 0 : bytes;
    }
}
