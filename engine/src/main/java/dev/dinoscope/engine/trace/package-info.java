/// Symbolic tensors: Java code is traced once into one TorchScript program.
@NullMarked
package dev.dinoscope.engine.trace;

import org.jspecify.annotations.NullMarked;
