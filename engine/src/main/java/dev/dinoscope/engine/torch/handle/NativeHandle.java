package dev.dinoscope.engine.torch.handle;

/// Something native that must be released exactly once, by the [Scope] that owns it.
public abstract class NativeHandle {
    private final LeakDetector leaks;
    private boolean released;

    protected NativeHandle(LeakDetector leaks, String what) {
        this.leaks = leaks;
        leaks.opened(this, what);
    }

    final void release() {
        if (!released) {
            released = true;
            free();
            leaks.closed(this);
        }
    }

    /// @throws IllegalStateException if it is closed
    public final void requireOpen() {
        if (released) {
            throw new IllegalStateException("this native value is closed: its scope has ended");
        }
    }

    protected abstract void free();
}
