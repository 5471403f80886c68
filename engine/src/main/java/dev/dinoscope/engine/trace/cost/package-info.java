/// What a program costs: operations, and the values kept for the way back.
@NullMarked
package dev.dinoscope.engine.trace.cost;

import org.jspecify.annotations.NullMarked;
