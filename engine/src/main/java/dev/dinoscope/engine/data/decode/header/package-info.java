/// What the first bytes of an image file tell: form, size, turn, comments.
@NullMarked
package dev.dinoscope.engine.data.decode.header;

import org.jspecify.annotations.NullMarked;
