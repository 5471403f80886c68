/// What every pane shares: theme colours taken from CSS and the scale of the screen.
@NullMarked
package dev.dinoscope.viz.pane;

import org.jspecify.annotations.NullMarked;
