/// Retrieval and zero-shot evaluation.
@NullMarked
package dev.dinoscope.engine.eval;

import org.jspecify.annotations.NullMarked;
