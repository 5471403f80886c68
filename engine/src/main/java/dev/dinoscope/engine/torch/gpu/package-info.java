/// What NVIDIA's driver tells about a GPU: name, load, memory. Nothing here needs libtorch.
@NullMarked
package dev.dinoscope.engine.torch.gpu;

import org.jspecify.annotations.NullMarked;
