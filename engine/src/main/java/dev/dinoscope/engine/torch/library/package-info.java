/// Which libtorch is used, what its files tell, and how its libraries are loaded. Nothing here calls
/// libtorch.
@NullMarked
package dev.dinoscope.engine.torch.library;

import org.jspecify.annotations.NullMarked;
