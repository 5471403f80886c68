@NullMarked
package dev.dinoscope.engine.data.load;

import org.jspecify.annotations.NullMarked;
