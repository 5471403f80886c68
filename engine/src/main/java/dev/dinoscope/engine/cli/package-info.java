/// The command line: one class per verb.
@NullMarked
package dev.dinoscope.engine.cli;

import org.jspecify.annotations.NullMarked;
