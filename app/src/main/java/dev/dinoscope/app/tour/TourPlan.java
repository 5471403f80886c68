package dev.dinoscope.app.tour;

import dev.dinoscope.app.settings.Theme;
import java.nio.file.Path;
import java.util.List;

/// What the tour shall do.
///
/// @param only names of the pictures to take; empty means all
public record TourPlan(Path out, List<Theme> themes, List<String> only, WindowSize size) {
    public TourPlan {
        themes = List.copyOf(themes);
        only = List.copyOf(only);
    }

    /// Whether a picture of that name is to be taken.
    public boolean wants(String picture) {
        return only.isEmpty() || only.contains(picture);
    }
}
