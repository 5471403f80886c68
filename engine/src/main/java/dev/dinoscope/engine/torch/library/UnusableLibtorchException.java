package dev.dinoscope.engine.torch.library;

import java.nio.file.Path;
import java.util.Objects;

/// A libtorch that Dinoscope cannot use: which one, why, and what to do.
public final class UnusableLibtorchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param which version and folder
    /// @param problem one line
    /// @param cure one line
    public UnusableLibtorchException(String which, String problem, String cure) {
        super(which + " cannot be used\n  " + problem + "\n  " + cure);
    }

    UnusableLibtorchException(Path which, String problem, String cure) {
        this(which.toString(), problem, cure);
    }

    /// @param message as another process told it
    public UnusableLibtorchException(String message) {
        super(message);
    }

    private UnusableLibtorchException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /// The same, with what made Dinoscope try this libtorch.
    public UnusableLibtorchException chosenBy(LibtorchChoice choice) {
        return choice.origin() == LibtorchChoice.Origin.BUNDLED
                ? this
                : new UnusableLibtorchException(getMessage() + "\n  It is used because of " + choice.reason(), this);
    }
}
