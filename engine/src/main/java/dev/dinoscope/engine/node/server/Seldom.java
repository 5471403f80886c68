package dev.dinoscope.engine.node.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/// Lets the same thing be said now and then only, with how often it was kept back: whoever can make a program log can
/// otherwise fill its disk.
final class Seldom {
    private static final int MOST_KINDS = 64;

    private final long pause;
    private final LongSupplier nanoTime;
    private final SequencedMap<String, Said> said = new LinkedHashMap<>();

    private record Said(long when, long keptBack) {}

    /// @param pause between two of a kind
    Seldom(Duration pause, LongSupplier nanoTime) {
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /// @return how many of this kind were kept back since the last one; empty when this one is to be kept back too
    synchronized OptionalLong pass(String kind) {
        var now = nanoTime.getAsLong();
        var last = said.get(kind);
        if (last != null && now - last.when() < pause) {
            said.put(kind, new Said(last.when(), last.keptBack() + 1));
            return OptionalLong.empty();
        }
        said.remove(kind);
        if (said.size() >= MOST_KINDS) {
            said.pollFirstEntry();
        }
        said.put(kind, new Said(now, 0));
        return OptionalLong.of(last == null ? 0 : last.keptBack());
    }
}
