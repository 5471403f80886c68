package dev.dinoscope.engine.torch.handle;

import ai.djl.pytorch.jni.NativeBridge;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Shape;
import java.util.List;

/// A tensor inside libtorch, owned by a [Scope]. Its data are read and written by `TensorMemory`.
public final class NativeTensor extends NativeHandle implements Value.Native {
    private final long value;
    private final long tensor;
    private final StableShim shim;

    public NativeTensor(LeakDetector leaks, StableShim shim, long value) {
        super(leaks, "tensor");
        this.value = value;
        this.tensor = NativeBridge.toTensor(value);
        this.shim = shim;
    }

    @Override
    public long handle() {
        requireOpen();
        return value;
    }

    public Shape shape() {
        return shim.shape(tensor());
    }

    public DType dtype() {
        return shim.dtype(tensor());
    }

    /// @return size of the data in bytes
    public long byteSize() {
        return shape().count() * dtype().bytes();
    }

    public boolean isOnCpu() {
        return shim.isOnCpu(tensor());
    }

    public boolean isContiguous() {
        return shim.isContiguous(tensor());
    }

    /// Elements between neighbours, for each axis.
    public List<Long> strides() {
        return shim.strides(tensor());
    }

    /// Address of the first element, on the tensor's device.
    public long address() {
        return shim.address(tensor());
    }

    private long tensor() {
        requireOpen();
        return tensor;
    }

    @Override
    protected void free() {
        NativeBridge.deleteTensor(tensor);
        NativeBridge.deleteValue(value);
    }
}
