/// Long work off the JavaFX thread, with progress and cancel.
@NullMarked
package dev.dinoscope.app.task;

import org.jspecify.annotations.NullMarked;
