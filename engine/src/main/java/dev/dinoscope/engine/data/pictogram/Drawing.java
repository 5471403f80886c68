package dev.dinoscope.engine.data.pictogram;

import dev.dinoscope.engine.data.Pair;

/// A pair whose image is still to be rendered.
///
/// @param icon name of the drawing in its style's set
record Drawing(Pair pair, String icon) {}
