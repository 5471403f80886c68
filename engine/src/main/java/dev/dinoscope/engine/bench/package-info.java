/// Measurements beside PyTorch.
@NullMarked
package dev.dinoscope.engine.bench;

import org.jspecify.annotations.NullMarked;
