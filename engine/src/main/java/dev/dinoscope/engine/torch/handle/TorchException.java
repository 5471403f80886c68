package dev.dinoscope.engine.torch.handle;

/// libtorch could not be started, or refused what it was asked to do.
public class TorchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TorchException(String message) {
        super(message);
    }

    public TorchException(String message, Throwable cause) {
        super(message, cause);
    }
}
