package dev.dinoscope.app.shell;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/// Waits until a condition has held for some pulses in a row: what a background thread hands over arrives between two
/// of
/// them, and may ask for more.
final class Settling extends AnimationTimer {
    private static final int QUIET_PULSES = 4;

    private final BooleanSupplier quiet;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private int pulses;

    Settling(BooleanSupplier quiet) {
        this.quiet = quiet;
    }

    /// Starts to watch; on the JavaFX thread, where the future completes too.
    CompletableFuture<Void> begin() {
        start();
        return settled;
    }

    @Override
    public void handle(long now) {
        pulses = quiet.getAsBoolean() && !settled.isDone() ? pulses + 1 : 0;
        if (pulses == QUIET_PULSES || settled.isDone()) {
            stop();
            settled.complete(null);
        }
    }
}
