/// Kills trainers at random moments and looks whether anything can be told afterwards.
@NullMarked
package dev.dinoscope.engine.crash;

import org.jspecify.annotations.NullMarked;
