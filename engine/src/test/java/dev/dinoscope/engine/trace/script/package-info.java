@NullMarked
package dev.dinoscope.engine.trace.script;

import org.jspecify.annotations.NullMarked;
