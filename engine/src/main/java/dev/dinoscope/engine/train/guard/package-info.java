/// What is done about steps whose loss or gradient is not finite: counted, captured, executed again.
@NullMarked
package dev.dinoscope.engine.train.guard;

import org.jspecify.annotations.NullMarked;
