@NullMarked
package dev.dinoscope.engine.cli;

import org.jspecify.annotations.NullMarked;
