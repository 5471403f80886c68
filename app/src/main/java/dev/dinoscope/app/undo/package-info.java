/// Taking back what was done.
@NullMarked
package dev.dinoscope.app.undo;

import org.jspecify.annotations.NullMarked;
