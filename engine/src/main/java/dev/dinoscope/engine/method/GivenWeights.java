package dev.dinoscope.engine.method;

import dev.dinoscope.engine.trace.Module;
import java.util.List;

/// Weights that a module has when a run starts, instead of random ones. A run that is resumed has them from
/// its own checkpoint.
///
/// @param into whose parameters they are, all of them
/// @param from the checkpoint that holds them
/// @param file of the checkpoint: `model`, or the name of a copy of the weights such as `ema`
/// @param prefix of the parameters' names there, before their names within the module; ends with a dot or is
///     empty
/// @param copies names of copies of these weights that start with them too
public record GivenWeights(Module into, TrainedModel from, String file, String prefix, List<String> copies) {}
