@NullMarked
package dev.dinoscope.engine.data.source.csv;

import org.jspecify.annotations.NullMarked;
