package dev.dinoscope.viz.colour;

import java.util.List;

/// The colour maps that are shipped. All but [#GREY] are perceptually even.
public final class ColourMaps {
    /// Sequential, the default for magnitudes.
    public static final ColourMap VIRIDIS = ColourMap.fromResource("viridis", false);
    /// Sequential from black: attention and saliency over dark themes.
    public static final ColourMap MAGMA = ColourMap.fromResource("magma", false);
    /// Sequential from blue to yellow: reads the same with red-green colour blindness.
    public static final ColourMap DUSK = ColourMap.fromResource("dusk", false);
    /// Diverging: cosines and correlations in [-1, 1], differences around 0.
    public static final ColourMap COOLWARM = ColourMap.fromResource("coolwarm", true);

    public static final ColourMap GREY = ColourMap.grey();

    private static final List<ColourMap> ALL = List.of(VIRIDIS, MAGMA, DUSK, COOLWARM, GREY);

    private ColourMaps() {}

    /// Every map, in the order in which a menu should list them.
    static List<ColourMap> all() {
        return ALL;
    }
}
