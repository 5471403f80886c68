package dev.dinoscope.engine.torch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dinoscope.engine.ffi.NativeFault;
import dev.dinoscope.engine.torch.gpu.DeviceMemory;
import dev.dinoscope.engine.torch.handle.TorchException;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// CUDA of the loaded libtorch: how many devices it sees, which they are, and how much of their memory is
/// free.
///
/// `c10_cuda` counts the devices; the CUDA runtime it needs answers the rest. Both are C functions that no
/// version has changed.
final class CudaRuntime {
    private static final int BUS_ID_BYTES = 64;

    private final MethodHandle deviceCount;
    private final Optional<MethodHandle> busId;
    private final Optional<MethodHandle> setDevice;
    private final Optional<MethodHandle> memory;

    private CudaRuntime(SymbolLookup symbols) {
        deviceCount = function(symbols, "_ZN3c104cuda12device_countEv", FunctionDescriptor.of(JAVA_BYTE))
                .orElseThrow(() -> new TorchException("this libtorch's c10_cuda does not count devices"));
        busId = function(
                symbols, "cudaDeviceGetPCIBusId", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        setDevice = function(symbols, "cudaSetDevice", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        memory = function(symbols, "cudaMemGetInfo", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    }

    /// @return empty for a libtorch without CUDA
    static Optional<CudaRuntime> of(LibtorchFolder libtorch) {
        Path library = libtorch.library("c10_cuda");
        return Files.exists(library)
                ? Optional.of(new CudaRuntime(SymbolLookup.libraryLookup(library, Arena.global())))
                : Optional.empty();
    }

    private static Optional<MethodHandle> function(SymbolLookup symbols, String name, FunctionDescriptor form) {
        return symbols.find(name).map(symbol -> Linker.nativeLinker().downcallHandle(symbol, form));
    }

    /// Devices that can be used; 0 without a driver.
    int deviceCount() {
        try {
            return (byte) deviceCount.invokeExact();
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    /// Where a device is plugged in, such as `0000:3B:00.0`: its name for NVML, whatever
    /// `CUDA_VISIBLE_DEVICES` hides.
    Optional<String> busId(int device) {
        return busId.flatMap(call -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment text = arena.allocate(BUS_ID_BYTES);
                int status = (int) call.invokeExact(text, BUS_ID_BYTES, device);
                return status == 0 ? Optional.of(text.getString(0)) : Optional.empty();
            } catch (Throwable e) {
                throw NativeFault.of(e);
            }
        });
    }

    /// Memory of a device in use. On a device that nobody uses this would take hold of it.
    Optional<DeviceMemory> memory(int device) {
        if (setDevice.isEmpty() || memory.isEmpty()) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment free = arena.allocate(JAVA_LONG);
            MemorySegment total = arena.allocate(JAVA_LONG);
            int chosen = (int) setDevice.get().invokeExact(device);
            int asked = chosen == 0 ? (int) memory.get().invokeExact(free, total) : chosen;
            return asked == 0
                    ? Optional.of(new DeviceMemory(free.get(JAVA_LONG, 0), total.get(JAVA_LONG, 0)))
                    : Optional.empty();
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }
}
