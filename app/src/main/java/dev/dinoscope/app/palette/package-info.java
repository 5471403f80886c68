/// The command palette: everything there is to do or to see, found by a few letters.
@NullMarked
package dev.dinoscope.app.palette;

import org.jspecify.annotations.NullMarked;
