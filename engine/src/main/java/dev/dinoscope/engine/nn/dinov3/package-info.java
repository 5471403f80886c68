/// The vision transformer of DINOv3, its rotary positions and its head.
@NullMarked
package dev.dinoscope.engine.nn.dinov3;

import org.jspecify.annotations.NullMarked;
