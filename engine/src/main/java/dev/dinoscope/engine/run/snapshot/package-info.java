/// Probes and what models made of them at a step.
@NullMarked
package dev.dinoscope.engine.run.snapshot;

import org.jspecify.annotations.NullMarked;
