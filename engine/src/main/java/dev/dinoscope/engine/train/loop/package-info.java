/// The steps of a run, from its start or its last checkpoint to its end, and what happens between them.
@NullMarked
package dev.dinoscope.engine.train.loop;

import org.jspecify.annotations.NullMarked;
