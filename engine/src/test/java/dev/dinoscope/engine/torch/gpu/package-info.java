@NullMarked
package dev.dinoscope.engine.torch.gpu;

import org.jspecify.annotations.NullMarked;
