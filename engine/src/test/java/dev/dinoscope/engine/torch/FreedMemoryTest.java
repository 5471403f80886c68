package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FreedMemoryTest {
    private static final int BLOCKS = 400;
    private static final long SIZE = 48 << 10;

    /// On glibc, where freed memory keeps what stood in it. A thread of its own has a pool of its own.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsFreedComesBackWithoutItsRemains() throws Exception {
        var dirty = new long[2];
        var work = Thread.ofPlatform().start(() -> {
            var memory = new FreedMemory();
            soil(memory);
            dirty[0] = remains(memory);
            soil(memory);
            memory.clear();
            dirty[1] = remains(memory);
        });
        work.join();
        assertThat(dirty[1]).isLessThan(dirty[0] / 20 + 1);
    }

    private static void soil(FreedMemory memory) {
        var blocks = new ArrayList<MemorySegment>();
        for (var i = 0; i < BLOCKS; i++) {
            blocks.add(memory.take(SIZE).fill((byte) 0xff));
        }
        blocks.forEach(memory::release);
    }

    /// Words that are NaN in memory as it is given out.
    private static long remains(FreedMemory memory) {
        var blocks = new ArrayList<MemorySegment>();
        var found = 0L;
        for (var i = 0; i < BLOCKS; i++) {
            var block = memory.take(SIZE);
            blocks.add(block);
            found += block.elements(ValueLayout.JAVA_INT)
                    .filter(word -> word.get(ValueLayout.JAVA_INT, 0) == -1)
                    .count();
        }
        blocks.forEach(memory::release);
        return found;
    }
}
