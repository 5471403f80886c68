/// Decoded pairs on disk: one memory-mapped file of uint8 images, an index and a manifest that shows damage.
@NullMarked
package dev.dinoscope.engine.data.store;

import org.jspecify.annotations.NullMarked;
