@NullMarked
package dev.dinoscope.engine.teacher;

import org.jspecify.annotations.NullMarked;
