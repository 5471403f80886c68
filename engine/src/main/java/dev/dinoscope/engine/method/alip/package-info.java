/// ALIP (Yang et al. 2023).
@NullMarked
package dev.dinoscope.engine.method.alip;

import org.jspecify.annotations.NullMarked;
