/// Checks of metrics against golden vectors.
@NullMarked
package dev.dinoscope.engine.verify.metric;

import org.jspecify.annotations.NullMarked;
