package dev.dinoscope.engine.data.decode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory that is used again and grows when it must; freed when closed.
final class NativeMemory implements AutoCloseable {
    private static final long KEPT = 64 << 20;
    private static final long ALIGNMENT = 64;
    private Arena arena = Arena.ofShared();
    private MemorySegment segment = MemorySegment.NULL;

    /// @return exactly as long as asked for; its content means nothing
    MemorySegment of(long wanted) {
        if (segment.byteSize() < wanted || (segment.byteSize() > KEPT && wanted <= KEPT)) {
            arena.close();
            arena = Arena.ofShared();
            segment = arena.allocate(wanted, ALIGNMENT);
        }
        return segment.asSlice(0, wanted);
    }

    @Override
    public void close() {
        arena.close();
    }
}
