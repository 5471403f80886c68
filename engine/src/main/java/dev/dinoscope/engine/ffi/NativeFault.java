package dev.dinoscope.engine.ffi;

/// What a method handle throws, by its signature anything.
public final class NativeFault {
    private NativeFault() {}

    /// For `throw NativeFault.of(e)` around `invokeExact`, which declares [Throwable] though a native
    /// function throws nothing: what Java code around it threw goes on as it is.
    public static RuntimeException of(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException fault -> fault;
            case Error fault -> throw fault;
            default -> new IllegalStateException("a native call declares no exceptions", thrown);
        };
    }
}
