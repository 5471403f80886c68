/// Fused AdamW with parameter groups, norm clipping, EMA and schedules.
@NullMarked
package dev.dinoscope.engine.optim;

import org.jspecify.annotations.NullMarked;
