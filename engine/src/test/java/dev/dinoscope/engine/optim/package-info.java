@NullMarked
package dev.dinoscope.engine.optim;

import org.jspecify.annotations.NullMarked;
