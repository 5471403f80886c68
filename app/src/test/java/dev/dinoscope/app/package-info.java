@NullMarked
package dev.dinoscope.app;

import org.jspecify.annotations.NullMarked;
