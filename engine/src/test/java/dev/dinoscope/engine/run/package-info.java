@NullMarked
package dev.dinoscope.engine.run;

import org.jspecify.annotations.NullMarked;
