@NullMarked
package dev.dinoscope.engine;

import org.jspecify.annotations.NullMarked;
