/// Files of a run directory: written whole or not at all, opened only inside it, refused in words.
@NullMarked
package dev.dinoscope.engine.run.files;

import org.jspecify.annotations.NullMarked;
