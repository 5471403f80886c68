@NullMarked
package dev.dinoscope.engine.data.index;

import org.jspecify.annotations.NullMarked;
