/// The forms of models: sizes that a recipe gives, and encoders of those sizes.
@NullMarked
package dev.dinoscope.engine.model;

import org.jspecify.annotations.NullMarked;
