@NullMarked
package dev.dinoscope.engine.compare;

import org.jspecify.annotations.NullMarked;
