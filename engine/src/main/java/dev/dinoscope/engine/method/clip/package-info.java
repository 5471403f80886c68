/// CLIP (Radford et al. 2021).
@NullMarked
package dev.dinoscope.engine.method.clip;

import org.jspecify.annotations.NullMarked;
