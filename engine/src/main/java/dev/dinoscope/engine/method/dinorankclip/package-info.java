/// DINORANKCLIP (Jiang et al. 2026): RANKCLIP of high order, with what a frozen DINOv3 teacher sees let in by
/// a gate.
@NullMarked
package dev.dinoscope.engine.method.dinorankclip;

import org.jspecify.annotations.NullMarked;
