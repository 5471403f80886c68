package dev.dinoscope.engine.train;

import java.io.UncheckedIOException;
import java.util.Objects;

/// What a failure says to people.
public final class FailureText {
    private FailureText() {}

    /// The message, or the kind of failure where there is none.
    public static String of(Throwable failure) {
        var told = failure instanceof UncheckedIOException && failure.getCause() != null ? failure.getCause() : failure;
        return Objects.requireNonNullElseGet(told.getMessage(), told::toString);
    }
}
