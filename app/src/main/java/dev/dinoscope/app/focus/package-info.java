/// What the user is looking at, once for the whole window.
@NullMarked
package dev.dinoscope.app.focus;

import org.jspecify.annotations.NullMarked;
