/// What a source found, in columns on disk: built once, memory-mapped by every run, a few bytes of memory a pair.
@NullMarked
package dev.dinoscope.engine.data.index;

import org.jspecify.annotations.NullMarked;
