/// What a training method is, and the registry of the methods.
@NullMarked
package dev.dinoscope.engine.method;

import org.jspecify.annotations.NullMarked;
