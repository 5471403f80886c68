/// Pairs that users bring: readers of the formats they come in, the index over what was found, and where images lie.
@NullMarked
package dev.dinoscope.engine.data.source;

import org.jspecify.annotations.NullMarked;
