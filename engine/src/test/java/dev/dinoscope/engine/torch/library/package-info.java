@NullMarked
package dev.dinoscope.engine.torch.library;

import org.jspecify.annotations.NullMarked;
