/// Programs made of traced methods: TorchScript, its archive, its methods for losses and rows.
@NullMarked
package dev.dinoscope.engine.trace.program;

import org.jspecify.annotations.NullMarked;
