package dev.dinoscope.engine.torch.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.dinoscope.engine.ffi.NativeFault;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// `dlopen` with the symbols visible to everything loaded later, which Java's own loading does not do.
final class DynamicLinker {
    private static final int LAZY = 1;
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    private static final int GLOBAL = MAC ? 8 : 0x100;
    /// Long enough for every message; the linker's own buffer ends with a zero before.
    private static final long LONGEST_MESSAGE = 64 << 10;

    private final MethodHandle open;
    private final MethodHandle error;

    DynamicLinker() {
        open = function("dlopen", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        error = function("dlerror", FunctionDescriptor.of(ADDRESS));
    }

    /// Whether this system has it; Windows loads libraries in another way.
    static boolean isPresent() {
        return Linker.nativeLinker().defaultLookup().find("dlopen").isPresent();
    }

    private static MethodHandle function(String name, FunctionDescriptor form) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form);
    }

    /// @return why it failed, in the linker's words; empty when the library is loaded
    Optional<String> open(Path library) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(library.toString());
            MemorySegment handle = (MemorySegment) open.invokeExact(name, LAZY | GLOBAL);
            if (handle.address() != 0) {
                return Optional.empty();
            }
            MemorySegment message = (MemorySegment) error.invokeExact();
            return Optional.of(
                    message.address() == 0
                            ? "unknown reason"
                            : message.reinterpret(LONGEST_MESSAGE).getString(0));
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }
}
