@NullMarked
package dev.dinoscope.engine.nn;

import org.jspecify.annotations.NullMarked;
