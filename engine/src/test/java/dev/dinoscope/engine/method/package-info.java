@NullMarked
package dev.dinoscope.engine.method;

import org.jspecify.annotations.NullMarked;
