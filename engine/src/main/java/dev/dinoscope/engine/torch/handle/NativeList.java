package dev.dinoscope.engine.torch.handle;

import ai.djl.pytorch.jni.NativeBridge;

/// A list of tensors inside libtorch. It is built and read by TorchScript, because the list calls of the Java binding
/// do not fit every libtorch.
public final class NativeList extends NativeHandle implements Value.Native {
    private final long handle;

    public NativeList(LeakDetector leaks, long handle) {
        super(leaks, "list");
        this.handle = handle;
    }

    @Override
    public long handle() {
        requireOpen();
        return handle;
    }

    @Override
    protected void free() {
        NativeBridge.deleteValue(handle);
    }
}
