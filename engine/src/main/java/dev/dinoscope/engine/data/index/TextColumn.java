package dev.dinoscope.engine.data.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A mapped column of texts.
///
/// @param ends where each text ends, int64
record TextColumn(MemorySegment bytes, MemorySegment ends) {
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    String get(int number) {
        long from = number == 0 ? 0 : ends.getAtIndex(LONG, number - 1L);
        long to = ends.getAtIndex(LONG, number);
        return new String(bytes.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
