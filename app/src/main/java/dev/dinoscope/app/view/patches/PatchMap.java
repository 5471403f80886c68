package dev.dinoscope.app.view.patches;

import dev.dinoscope.viz.colour.ColourMap;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.ValueRange;

/// What lies over the images, one value for each patch.
@SuppressWarnings("ImmutableEnumChecker") // colour maps and ranges never change
public enum PatchMap {
    COSINE("Cosine", "Cosine with the marked patch", ColourMaps.COOLWARM, ValueRange.COSINE),
    GATE("Gate", "Gate of each patch: 0 closed, 1 open", ColourMaps.VIRIDIS, new ValueRange(0, 1));

    private final String title;
    private final String explanation;
    private final ColourMap colours;
    private final ValueRange range;

    PatchMap(String title, String explanation, ColourMap colours, ValueRange range) {
        this.title = title;
        this.explanation = explanation;
        this.colours = colours;
        this.range = range;
    }

    public String title() {
        return title;
    }

    String explanation() {
        return explanation;
    }

    public ColourMap colours() {
        return colours;
    }

    public ValueRange range() {
        return range;
    }
}
