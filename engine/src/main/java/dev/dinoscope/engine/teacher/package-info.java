/// Trained models that a method learns from: how recipes name them, and how they come to be where they are
/// not yet.
@NullMarked
package dev.dinoscope.engine.teacher;

import org.jspecify.annotations.NullMarked;
