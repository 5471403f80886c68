package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.Optional;

/// The methods of a program that use gradients: the last phase of a step. A step whose loss or gradient is not
/// finite changes nothing.
///
/// @param update clips, moves the weights and their averages; returns the norm of the gradient before clipping
/// @param applied from loss and norm to 1 if that changed anything, 0 if not
/// @param store gives buffers their next values; empty without buffers
public record UpdatePhase(ScriptMethod update, ScriptMethod applied, Optional<ScriptMethod> store) {}
