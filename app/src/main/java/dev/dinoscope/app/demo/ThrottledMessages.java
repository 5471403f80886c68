package dev.dinoscope.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// Passes on what a run says about its preparation, every few seconds at the most.
public final class ThrottledMessages implements Consumer<String> {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Consumer<String> listener;
    private Instant last = Instant.EPOCH;

    public ThrottledMessages(Consumer<String> listener) {
        this.listener = listener;
    }

    /// @param message may be empty, which says nothing
    @Override
    public void accept(String message) {
        var now = Instant.now();
        if (!message.isEmpty() && Duration.between(last, now).compareTo(PAUSE) >= 0) {
            last = now;
            listener.accept(message);
        }
    }
}
