@NullMarked
package dev.dinoscope.engine.files;

import org.jspecify.annotations.NullMarked;
