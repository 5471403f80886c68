package dev.dinoscope.app.shell;

import java.util.function.Supplier;
import org.kordamp.ikonli.Ikon;

/// A kind of view, as the navigation rail, the menu and the tabs name it.
///
/// @param id stable, one word
/// @param shows what it shows, one sentence for the tooltip
/// @param open makes the view when its tab opens
public record ViewDescriptor(String id, String title, Ikon icon, String shows, Supplier<View> open) {}
