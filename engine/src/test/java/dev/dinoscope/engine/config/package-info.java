@NullMarked
package dev.dinoscope.engine.config;

import org.jspecify.annotations.NullMarked;
