package dev.dinoscope.engine.run.tensors;

/// Element types of safetensors files; the constants' names are those of the format.
public enum ElementType {
    BOOL(1),
    U8(1),
    I32(4),
    I64(8),
    F16(2),
    BF16(2),
    F32(4),
    F64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one element.
    int bytes() {
        return bytes;
    }
}
