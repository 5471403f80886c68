@NullMarked
package dev.dinoscope.engine.data.pictogram;

import org.jspecify.annotations.NullMarked;
