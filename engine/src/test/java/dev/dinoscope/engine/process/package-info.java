@NullMarked
package dev.dinoscope.engine.process;

import org.jspecify.annotations.NullMarked;
