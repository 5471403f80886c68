/// What is said of numbers that are not finite, wherever numbers are judged or drawn.
@NullMarked
package dev.dinoscope.engine.finite;

import org.jspecify.annotations.NullMarked;
