@NullMarked
package dev.dinoscope.engine.data.source.folder;

import org.jspecify.annotations.NullMarked;
