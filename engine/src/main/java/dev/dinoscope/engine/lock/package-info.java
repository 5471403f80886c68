/// Files that one process holds at a time.
@NullMarked
package dev.dinoscope.engine.lock;

import org.jspecify.annotations.NullMarked;
