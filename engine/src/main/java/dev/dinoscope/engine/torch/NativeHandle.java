package dev.dinoscope.engine.torch;

/// Something native that must be released exactly once, by the [Scope] that owns it.
abstract class NativeHandle {
    private final LeakDetector leaks;
    private boolean released;

    NativeHandle(LeakDetector leaks, String what) {
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

    final void requireOpen() {
        if (released) {
            throw new IllegalStateException("this native value is closed: its scope has ended");
        }
    }

    abstract void free();
}
