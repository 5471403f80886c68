package dev.dinoscope.engine.torch.handle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dinoscope.engine.ffi.NativeFault;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.stream.LongStream;

/// Metadata of tensors through libtorch's stable C shim. Its layout does not change between versions, as that
/// of the Java binding does.
public final class StableShim {
    private static final int CPU = 0;

    private final MethodHandle dim;
    private final MethodHandle sizes;
    private final MethodHandle strides;
    private final MethodHandle dtype;
    private final MethodHandle deviceType;
    private final MethodHandle dataPointer;

    public StableShim(LibtorchFolder libtorch) {
        SymbolLookup symbols = SymbolLookup.libraryLookup(libtorch.core(), Arena.global());
        dim = getter(symbols, "aoti_torch_get_dim");
        sizes = getter(symbols, "aoti_torch_get_sizes");
        strides = getter(symbols, "aoti_torch_get_strides");
        dtype = getter(symbols, "aoti_torch_get_dtype");
        deviceType = getter(symbols, "aoti_torch_get_device_type");
        dataPointer = getter(symbols, "aoti_torch_get_data_ptr");
    }

    /// Every getter of the shim has the form `int f(AtenTensorHandle, T* result)`.
    private static MethodHandle getter(SymbolLookup symbols, String name) {
        MemorySegment symbol = symbols.find(name)
                .orElseThrow(() -> new TorchException("this libtorch lacks " + name + "; it is older than 2.1"));
        return Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
    }

    Shape shape(long tensor) {
        return Shape.of(longs(sizes, tensor));
    }

    DType dtype(long tensor) {
        return DType.ofCode((int) get(dtype, tensor));
    }

    boolean isOnCpu(long tensor) {
        return (int) get(deviceType, tensor) == CPU;
    }

    List<Long> strides(long tensor) {
        return LongStream.of(longs(strides, tensor)).boxed().toList();
    }

    boolean isContiguous(long tensor) {
        long[] size = longs(sizes, tensor);
        long[] stride = longs(strides, tensor);
        long expected = 1;
        for (int i = size.length - 1; i >= 0; i--) {
            if (size[i] != 1 && stride[i] != expected) {
                return false;
            }
            expected *= size[i];
        }
        return true;
    }

    long address(long tensor) {
        return get(dataPointer, tensor);
    }

    private long[] longs(MethodHandle getter, long tensor) {
        long rank = get(dim, tensor);
        return rank == 0
                ? new long[0]
                : MemorySegment.ofAddress(get(getter, tensor))
                        .reinterpret(rank * Long.BYTES)
                        .toArray(JAVA_LONG);
    }

    private static long get(MethodHandle getter, long tensor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            int status = (int) getter.invokeExact(tensor, result);
            if (status != 0) {
                throw new TorchException("libtorch's C shim failed with status " + status);
            }
            return result.get(JAVA_LONG, 0);
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }
}
