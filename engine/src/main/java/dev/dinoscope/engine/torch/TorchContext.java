package dev.dinoscope.engine.torch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;

import dev.dinoscope.engine.ffi.NativeFault;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Settings that libtorch keeps per process (`at::Context`) and that neither TorchScript nor the binding
/// reaches: called by their C++ names, whose forms 2.7 and 2.13 share. A libtorch without them keeps its
/// default.
final class TorchContext {
    private final Optional<MethodHandle> context;
    private final Optional<MethodHandle> allowTf32;

    TorchContext(LibtorchFolder libtorch) {
        SymbolLookup symbols = SymbolLookup.libraryLookup(libtorch.core(), Arena.global());
        context = function(symbols, "_ZN2at13globalContextEv", FunctionDescriptor.of(ADDRESS));
        allowTf32 = function(
                symbols, "_ZN2at7Context19setAllowTF32CuBLASEb", FunctionDescriptor.ofVoid(ADDRESS, JAVA_BOOLEAN));
    }

    private static Optional<MethodHandle> function(SymbolLookup symbols, String name, FunctionDescriptor form) {
        return symbols.find(name).map(symbol -> Linker.nativeLinker().downcallHandle(symbol, form));
    }

    /// Whether matrix products in float32 may be rounded to TF32 (10 bits of mantissa) on GPUs that have it.
    void allowTf32(boolean allowed) {
        if (context.isEmpty() || allowTf32.isEmpty()) {
            return;
        }
        try {
            MemorySegment here = (MemorySegment) context.get().invokeExact();
            allowTf32.get().invokeExact(here, allowed);
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }
}
