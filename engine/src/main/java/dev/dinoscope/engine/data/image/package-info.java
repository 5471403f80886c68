/// From stored uint8 images to normalised float32 model input: augmentation and the evaluation transform.
@NullMarked
package dev.dinoscope.engine.data.image;

import org.jspecify.annotations.NullMarked;
