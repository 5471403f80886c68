/// Checks of modules against golden vectors.
@NullMarked
package dev.dinoscope.engine.verify.module;

import org.jspecify.annotations.NullMarked;
