@NullMarked
package dev.dinoscope.engine.data.image;

import org.jspecify.annotations.NullMarked;
