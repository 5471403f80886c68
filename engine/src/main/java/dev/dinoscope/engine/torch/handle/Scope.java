package dev.dinoscope.engine.torch.handle;

import java.util.ArrayDeque;
import java.util.Deque;

/// Owns native values and closes them together, in reverse order. Use it with try-with-resources:
///
/// ```java
/// try (Scope scope = libtorch.scope("evaluation")) {
///     NativeTensor embedding = program.call(scope, "encode_images", images).get("embedding");
///     …
/// }
/// ```
///
/// A scope belongs to one thread at a time.
public final class Scope implements AutoCloseable {
    private final String name;
    private final LeakDetector leaks;
    private final Contents contents = new Contents();
    private boolean closed;

    /// What the scope holds, apart from the scope itself so that a cleaner may look at it.
    static final class Contents {
        private final Deque<NativeHandle> handles = new ArrayDeque<>();

        boolean isEmpty() {
            return handles.isEmpty();
        }

        int size() {
            return handles.size();
        }
    }

    public Scope(String name, LeakDetector leaks) {
        this.name = name;
        this.leaks = leaks;
        leaks.watch(this, contents);
    }

    String name() {
        return name;
    }

    public LeakDetector leaks() {
        return leaks;
    }

    public <H extends NativeHandle> H own(H handle) {
        if (closed) {
            handle.release();
            throw new IllegalStateException("scope \"" + name + "\" is closed");
        }
        contents.handles.push(handle);
        return handle;
    }

    @Override
    public void close() {
        closed = true;
        while (!contents.handles.isEmpty()) {
            contents.handles.pop().release();
        }
    }
}
