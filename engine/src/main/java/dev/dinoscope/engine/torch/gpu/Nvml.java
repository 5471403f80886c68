package dev.dinoscope.engine.torch.gpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dinoscope.engine.ffi.NativeFault;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// NVIDIA's management library, which every driver brings. A reading takes microseconds, where `nvidia-smi`
/// starts a process. Functions by their versioned names, as in NVML's reference, section "Device Queries".
final class Nvml implements GpuSource {
    private static final int NAME_BYTES = 96;

    private final MethodHandle handle;
    private final MethodHandle name;
    private final MethodHandle memory;
    private final MethodHandle utilisation;

    private Nvml(SymbolLookup symbols) {
        handle = function(symbols, "nvmlDeviceGetHandleByPciBusId_v2", ADDRESS, ADDRESS);
        name = function(symbols, "nvmlDeviceGetName", ADDRESS, ADDRESS, JAVA_INT);
        memory = function(symbols, "nvmlDeviceGetMemoryInfo", ADDRESS, ADDRESS);
        utilisation = function(symbols, "nvmlDeviceGetUtilizationRates", ADDRESS, ADDRESS);
    }

    /// @param library `libnvidia-ml.so.1`, or a path
    /// @return empty without a driver
    static Optional<GpuSource> open(String library) {
        try {
            SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
            int status = (int) function(symbols, "nvmlInit_v2").invokeExact();
            return status == 0 ? Optional.of(new Nvml(symbols)) : Optional.empty();
        } catch (IllegalArgumentException | java.util.NoSuchElementException absent) {
            return Optional.empty();
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    private static MethodHandle function(SymbolLookup symbols, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    @Override
    public Optional<GpuReading> read(String busId) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found = arena.allocate(ADDRESS);
            if ((int) handle.invokeExact(arena.allocateFrom(busId), found) != 0) {
                return Optional.empty();
            }
            MemorySegment device = found.get(ADDRESS, 0);
            MemorySegment text = arena.allocate(NAME_BYTES);
            // total, free, used; gpu, memory
            MemorySegment bytes = arena.allocate(JAVA_LONG, 3);
            MemorySegment percent = arena.allocate(JAVA_INT, 2);
            if ((int) name.invokeExact(device, text, NAME_BYTES) != 0 || (int) memory.invokeExact(device, bytes) != 0) {
                return Optional.empty();
            }
            // A GPU cut into instances (MIG) has no utilisation of its own.
            boolean told = (int) utilisation.invokeExact(device, percent) == 0;
            return Optional.of(new GpuReading(
                    busId,
                    text.getString(0),
                    told ? percent.getAtIndex(JAVA_INT, 0) / 100.0 : Double.NaN,
                    new DeviceMemory(bytes.getAtIndex(JAVA_LONG, 1), bytes.getAtIndex(JAVA_LONG, 0))));
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }
}
