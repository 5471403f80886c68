package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.Box;
import dev.dinoscope.engine.data.image.Interpolation;

/// Where a view looks. Several views may share one.
///
/// @param box in pixels of the whole image
/// @param flip whether left and right change places
/// @param interpolation how it is scaled
record Geometry(Box box, boolean flip, Interpolation interpolation) {}
