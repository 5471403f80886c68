package dev.dinoscope.app.tour;

import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import java.nio.file.Path;
import java.util.List;

/// What the tour shall do.
///
/// @param only names of the pictures to take; empty means all
public record TourPlan(Path out, List<Theme> themes, List<String> only, WindowSize size) {
    /// A patch of the third probe image of the example runs that belongs to the drawing, not to the paper.
    public static final Spot PATCH = Spot.of(new Anchor(2, 27), new PatchGrid(8, 8));

    public TourPlan {
        themes = List.copyOf(themes);
        only = List.copyOf(only);
    }

    /// Whether a picture of that name is to be taken.
    public boolean wants(String picture) {
        return only.isEmpty() || only.contains(picture);
    }
}
