/// A step kept with all it was made of, and taken again: on fresh memory, in another process, or to look where it
/// broke.
@NullMarked
package dev.dinoscope.engine.train.replay;

import org.jspecify.annotations.NullMarked;
