@NullMarked
package dev.dinoscope.engine.loss;

import org.jspecify.annotations.NullMarked;
