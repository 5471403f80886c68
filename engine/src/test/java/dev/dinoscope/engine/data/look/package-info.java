@NullMarked
package dev.dinoscope.engine.data.look;

import org.jspecify.annotations.NullMarked;
