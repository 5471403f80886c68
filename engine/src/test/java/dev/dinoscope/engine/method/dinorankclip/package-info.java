@NullMarked
package dev.dinoscope.engine.method.dinorankclip;

import org.jspecify.annotations.NullMarked;
