package dev.dinoscope.app;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/// Drives the JavaFX thread from another one, for verbs that play the user.
final class FxThread {
    private static final Duration LOOK = Duration.ofMillis(250);

    private FxThread() {}

    /// Starts JavaFX, which then runs until told to exit.
    ///
    /// @param headless without a display
    static void start(boolean headless) {
        if (headless) {
            System.setProperty("glass.platform", "Headless");
            // Without it JavaFX first tries OpenGL, and prints a stack trace where X11's libraries are missing.
            System.setProperty("prism.order", "sw");
        }
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    /// @throws RuntimeException what the work threw
    static <T> T get(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, Platform::runLater).join();
        } catch (CompletionException problem) {
            throw problem.getCause() instanceof RuntimeException cause ? cause : problem;
        }
    }

    static void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /// @param condition asked on the JavaFX thread until it holds
    /// @throws CommandFailure when it does not in time
    static void await(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        if (!awaitOrTimeout(patience, condition)) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    String.format(Locale.ROOT, "%s did not come within %d s", what, patience.toSeconds()));
        }
    }

    /// @return false when the time is over before the condition holds
    static boolean awaitOrTimeout(Duration patience, BooleanSupplier condition) throws InterruptedException {
        var end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            if (get(condition::getAsBoolean)) {
                return true;
            }
            Thread.sleep(LOOK);
        }
        return false;
    }
}
