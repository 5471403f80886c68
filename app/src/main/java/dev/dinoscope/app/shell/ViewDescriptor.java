package dev.dinoscope.app.shell;

import dev.dinoscope.app.session.Memory;
import java.util.function.Supplier;
import org.kordamp.ikonli.Ikon;

/// A kind of view, as the navigation rail, the menu and the tabs name it.
///
/// @param id stable, one word
/// @param shows what it shows, one sentence for the tooltip
/// @param memory what is kept of it between sessions
/// @param open makes the view when its tab opens
public record ViewDescriptor(String id, String title, Ikon icon, String shows, Memory memory, Supplier<View> open) {

    /// A view that keeps nothing; see [#remembering(Memory)].
    public ViewDescriptor(String id, String title, Ikon icon, String shows, Supplier<View> open) {
        this(id, title, icon, shows, new Memory(), open);
    }

    public ViewDescriptor remembering(Memory kept) {
        return new ViewDescriptor(id, title, icon, shows, kept, open);
    }
}
