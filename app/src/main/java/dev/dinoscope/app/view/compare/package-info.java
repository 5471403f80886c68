/// Runs side by side.
@NullMarked
package dev.dinoscope.app.view.compare;

import org.jspecify.annotations.NullMarked;
