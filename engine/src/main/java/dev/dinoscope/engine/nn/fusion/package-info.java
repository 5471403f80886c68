/// What DINORANKCLIP adds to two encoders: a student branch beside each, a residual field, a gate and the
/// injection.
@NullMarked
package dev.dinoscope.engine.nn.fusion;

import org.jspecify.annotations.NullMarked;
