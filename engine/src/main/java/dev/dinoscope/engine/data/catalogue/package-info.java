/// The sources of pairs that recipes can name.
@NullMarked
package dev.dinoscope.engine.data.catalogue;

import org.jspecify.annotations.NullMarked;
