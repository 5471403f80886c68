package dev.dinoscope.engine.torch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dinoscope.engine.ffi.NativeFault;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Optional;

/// What native libraries of this process have freed: the C library keeps it, and gives it out again with whatever
/// stands in it. A kernel that reads memory it never wrote computes with those remains; once they are NaN, so are
/// all later steps.
///
/// Memory of a GPU is kept by libtorch's own allocator, which this does not reach.
public final class FreedMemory {
    private static final long SMALLEST = 32;
    /// Free blocks of more than a few pages consist mostly of whole pages, which the system takes back.
    private static final long LARGEST = 64 << 10;
    private static final long OF_EACH_SIZE = 4 << 20;

    private final Optional<MethodHandle> trim;
    private final MethodHandle allocate;
    private final MethodHandle free;

    FreedMemory() {
        allocate = function("malloc", FunctionDescriptor.of(ADDRESS, JAVA_LONG)).orElseThrow();
        free = function("free", FunctionDescriptor.ofVoid(ADDRESS)).orElseThrow();
        trim = function("malloc_trim", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
    }

    private static Optional<MethodHandle> function(String name, FunctionDescriptor form) {
        var linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(symbol -> linker.downcallHandle(symbol, form));
    }

    /// Gives all whole free pages back to the system, of all threads' pools; they come back as zeros. Without effect
    /// where the C library has no such function (only glibc's has).
    public void giveBack() {
        if (trim.isEmpty()) {
            return;
        }
        try {
            var _ = (int) trim.get().invokeExact(0L);
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    /// Fills small free blocks of this thread's pool with zeros, which share their pages with memory in use, and gives
    /// back the rest.
    public void clear() {
        var taken = new ArrayList<MemorySegment>();
        for (var size = SMALLEST; size <= LARGEST; size += size / 2) {
            for (var i = 0L; i < OF_EACH_SIZE / size; i++) {
                taken.add(take(size).fill((byte) 0));
            }
        }
        taken.forEach(this::release);
        giveBack();
    }

    /// A block as the C library gives it out; empty when it has none.
    MemorySegment take(long size) {
        try {
            var block = (MemorySegment) allocate.invokeExact(size);
            return block.address() == 0 ? block : block.reinterpret(size);
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    void release(MemorySegment block) {
        try {
            free.invokeExact(block);
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }
}
