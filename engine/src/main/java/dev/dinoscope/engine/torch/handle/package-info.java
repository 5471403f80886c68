/// Native memory that is closed deterministically: tensors, lists and the scopes that own them.
@NullMarked
package dev.dinoscope.engine.torch.handle;

import org.jspecify.annotations.NullMarked;
