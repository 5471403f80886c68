package dev.dinoscope.app.task;

import java.util.Objects;

/// Work that threw.
public record TaskFailure(String title, Exception problem) {

    /// The problem's message, or its kind when it has none.
    public String message() {
        return Objects.requireNonNullElse(
                problem.getMessage(), problem.getClass().getSimpleName());
    }
}
