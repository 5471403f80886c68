/// Operations on symbolic tensors beyond the arithmetic of [dev.dinoscope.engine.trace.Tensor].
@NullMarked
package dev.dinoscope.engine.trace.ops;

import org.jspecify.annotations.NullMarked;
