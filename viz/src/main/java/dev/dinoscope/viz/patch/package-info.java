/// Images seen as a grid of patches: choose an anchor patch, lay a map over the image, show PCA colours.
@NullMarked
package dev.dinoscope.viz.patch;

import org.jspecify.annotations.NullMarked;
