/// The registries: the only lists one adds a line to.
@NullMarked
package dev.dinoscope.engine.catalogue;

import org.jspecify.annotations.NullMarked;
