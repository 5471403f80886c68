/// From value grids and images to pixels: resampling, zoom and pan, heat maps.
@NullMarked
package dev.dinoscope.viz.raster;

import org.jspecify.annotations.NullMarked;
