@NullMarked
package dev.dinoscope.engine.nn.fusion;

import org.jspecify.annotations.NullMarked;
