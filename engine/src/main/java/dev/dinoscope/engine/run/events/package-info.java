/// Scalars in files: TensorBoard's event files, written, followed and read again after a fault.
@NullMarked
package dev.dinoscope.engine.run.events;

import org.jspecify.annotations.NullMarked;
