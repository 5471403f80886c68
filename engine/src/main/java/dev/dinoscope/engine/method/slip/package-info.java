/// SLIP (Mu et al. 2022).
@NullMarked
package dev.dinoscope.engine.method.slip;

import org.jspecify.annotations.NullMarked;
