/// Processes of this program that are started from this program.
@NullMarked
package dev.dinoscope.engine.process;

import org.jspecify.annotations.NullMarked;
