/// Feeds damaged bytes to everything that reads bytes of others.
@NullMarked
package dev.dinoscope.engine.fuzz;

import org.jspecify.annotations.NullMarked;
