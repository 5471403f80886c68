@NullMarked
package dev.dinoscope.engine.method.dinov3;

import org.jspecify.annotations.NullMarked;
