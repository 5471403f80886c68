/// The one way to read and keep runs: listed, looked at within a deadline, kept.
@NullMarked
package dev.dinoscope.engine.runs;

import org.jspecify.annotations.NullMarked;
