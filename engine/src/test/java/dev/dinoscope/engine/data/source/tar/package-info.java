@NullMarked
package dev.dinoscope.engine.data.source.tar;

import org.jspecify.annotations.NullMarked;
