@NullMarked
package dev.dinoscope.engine.data.check;

import org.jspecify.annotations.NullMarked;
