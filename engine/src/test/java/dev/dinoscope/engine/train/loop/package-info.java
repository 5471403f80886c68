@NullMarked
package dev.dinoscope.engine.train.loop;

import org.jspecify.annotations.NullMarked;
