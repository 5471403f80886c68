package dev.dinoscope.app.shell;

import dev.dinoscope.app.figure.FigureSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.kordamp.ikonli.Ikon;

/// A kind of view, as the navigation rail, the menu, the tabs and the figure verb know it.
///
/// @param id stable, one word
/// @param shows what it shows, one sentence for the tooltip
/// @param figure makes what draws its figures without a window; empty if the verb cannot
public record ViewDescriptor(
        String id, String title, Ikon icon, String shows, Optional<Supplier<FigureSource>> figure) {

    /// A view of which the figure verb draws nothing.
    public ViewDescriptor(String id, String title, Ikon icon, String shows) {
        this(id, title, icon, shows, Optional.empty());
    }

    /// A view that the figure verb draws too.
    public ViewDescriptor(String id, String title, Ikon icon, String shows, Supplier<FigureSource> figure) {
        this(id, title, icon, shows, Optional.of(figure));
    }

    /// The view in a window.
    ///
    /// @param open makes the view when its tab opens
    public ViewEntry in(Supplier<View> open) {
        return new ViewEntry(this, open);
    }
}
