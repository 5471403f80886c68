@NullMarked
package dev.dinoscope.engine.recipe;

import org.jspecify.annotations.NullMarked;
