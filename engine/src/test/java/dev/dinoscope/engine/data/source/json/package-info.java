@NullMarked
package dev.dinoscope.engine.data.source.json;

import org.jspecify.annotations.NullMarked;
