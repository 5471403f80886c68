/// CyCLIP (Goel et al. 2022).
@NullMarked
package dev.dinoscope.engine.method.cyclip;

import org.jspecify.annotations.NullMarked;
