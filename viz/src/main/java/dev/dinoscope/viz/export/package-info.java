/// Pictures of nodes as files.
@NullMarked
package dev.dinoscope.viz.export;

import org.jspecify.annotations.NullMarked;
