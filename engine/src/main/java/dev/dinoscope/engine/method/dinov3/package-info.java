/// DINOv3 self-supervision with Gram anchoring (Siméoni et al. 2025).
@NullMarked
package dev.dinoscope.engine.method.dinov3;

import org.jspecify.annotations.NullMarked;
