package dev.dinoscope.app.shell;

import dev.dinoscope.app.session.Memory;
import java.util.function.Supplier;

/// A kind of view in one window: how it is opened there, and what is kept of it between sessions.
///
/// @param open makes the view when its tab opens
public record ViewEntry(ViewDescriptor descriptor, Memory memory, Supplier<View> open) {

    /// A view that keeps nothing; see [#remembering(Memory)].
    public ViewEntry(ViewDescriptor descriptor, Supplier<View> open) {
        this(descriptor, new Memory(), open);
    }

    public ViewEntry remembering(Memory kept) {
        return new ViewEntry(descriptor, kept, open);
    }

    public String id() {
        return descriptor.id();
    }
}
