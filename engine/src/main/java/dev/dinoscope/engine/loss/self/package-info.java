/// Losses of self-supervision: DINO, iBOT, KoLeo, NT-Xent.
@NullMarked
package dev.dinoscope.engine.loss.self;

import org.jspecify.annotations.NullMarked;
