/// Modules written in ordinary Java over symbolic tensors.
@NullMarked
package dev.dinoscope.engine.nn;

import org.jspecify.annotations.NullMarked;
