/// Tensors in files: safetensors.
@NullMarked
package dev.dinoscope.engine.run.tensors;

import org.jspecify.annotations.NullMarked;
