/// Protocol messages ↔ the node's records, in both directions and in one place.
@NullMarked
package dev.dinoscope.engine.node.wire;

import org.jspecify.annotations.NullMarked;
