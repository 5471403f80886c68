@NullMarked
package dev.dinoscope.engine.data.store;

import org.jspecify.annotations.NullMarked;
