/// Losses over lists of similarities: Plackett–Luce of any order.
@NullMarked
package dev.dinoscope.engine.loss.rank;

import org.jspecify.annotations.NullMarked;
