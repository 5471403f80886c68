/// Verbs about runs.
@NullMarked
package dev.dinoscope.engine.cli.runs;

import org.jspecify.annotations.NullMarked;
