package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.nn.ImageFeatures;

/// What the teacher says of the global crops.
///
/// @param seen its features, nothing hidden
/// @param crops answers for the class tokens; `[2·batch, prototypes]`
/// @param patches answers for the patches hidden from the student; `[hidden, prototypes]`
record Teaching(ImageFeatures seen, Centre.Centred crops, Centre.Centred patches) {}
