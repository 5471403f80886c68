/// From the client's events to properties that views observe, in batches on the JavaFX thread.
@NullMarked
package dev.dinoscope.app.bridge;

import org.jspecify.annotations.NullMarked;
