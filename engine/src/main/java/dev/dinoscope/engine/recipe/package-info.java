/// What a run will do: config records with defaults, read from YAML, checked all at once.
@NullMarked
package dev.dinoscope.engine.recipe;

import org.jspecify.annotations.NullMarked;
