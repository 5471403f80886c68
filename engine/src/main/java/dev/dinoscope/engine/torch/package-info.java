/// The only code that touches DJL, JNI or the foreign-function interface: libtorch, programs, owned native tensors.
@NullMarked
package dev.dinoscope.engine.torch;

import org.jspecify.annotations.NullMarked;
