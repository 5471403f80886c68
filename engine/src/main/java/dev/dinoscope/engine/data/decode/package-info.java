/// From image files to pixels.
@NullMarked
package dev.dinoscope.engine.data.decode;

import org.jspecify.annotations.NullMarked;
