/// Colour maps, value ranges and the colour bar.
@NullMarked
package dev.dinoscope.viz.colour;

import org.jspecify.annotations.NullMarked;
