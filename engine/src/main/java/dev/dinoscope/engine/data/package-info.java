/// Sources, tokenizer, decoding, augmentation and the resumable loader.
@NullMarked
package dev.dinoscope.engine.data;

import org.jspecify.annotations.NullMarked;
