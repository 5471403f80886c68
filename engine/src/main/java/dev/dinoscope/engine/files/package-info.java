/// Files that a user or another program may have changed: opened only when they are files, and read up to a limit.
@NullMarked
package dev.dinoscope.engine.files;

import org.jspecify.annotations.NullMarked;
