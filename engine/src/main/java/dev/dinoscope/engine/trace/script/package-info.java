/// TorchScript that is written by hand, for what is not tensor code: all of it, as text blocks.
@NullMarked
package dev.dinoscope.engine.trace.script;

import org.jspecify.annotations.NullMarked;
