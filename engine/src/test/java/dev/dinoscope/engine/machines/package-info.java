/// What `.ci/machines` runs beside the command line.
@NullMarked
package dev.dinoscope.engine.machines;

import org.jspecify.annotations.NullMarked;
