/// Panes that draw plain arrays.
@NullMarked
package dev.dinoscope.viz;

import org.jspecify.annotations.NullMarked;
