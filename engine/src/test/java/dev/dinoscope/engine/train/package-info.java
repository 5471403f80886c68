@NullMarked
package dev.dinoscope.engine.train;

import org.jspecify.annotations.NullMarked;
