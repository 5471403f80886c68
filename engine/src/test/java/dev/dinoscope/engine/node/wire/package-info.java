@NullMarked
package dev.dinoscope.engine.node.wire;

import org.jspecify.annotations.NullMarked;
