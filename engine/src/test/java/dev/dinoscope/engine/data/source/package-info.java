@NullMarked
package dev.dinoscope.engine.data.source;

import org.jspecify.annotations.NullMarked;
