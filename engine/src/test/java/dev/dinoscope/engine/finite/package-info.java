@NullMarked
package dev.dinoscope.engine.finite;

import org.jspecify.annotations.NullMarked;
