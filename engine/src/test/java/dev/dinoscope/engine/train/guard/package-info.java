@NullMarked
package dev.dinoscope.engine.train.guard;

import org.jspecify.annotations.NullMarked;
