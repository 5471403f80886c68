@NullMarked
package dev.dinoscope.engine.verify;

import org.jspecify.annotations.NullMarked;
