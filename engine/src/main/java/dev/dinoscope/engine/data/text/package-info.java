/// Byte-level byte-pair encoding: training, encoding, and files that other tokenizers read.
@NullMarked
package dev.dinoscope.engine.data.text;

import org.jspecify.annotations.NullMarked;
