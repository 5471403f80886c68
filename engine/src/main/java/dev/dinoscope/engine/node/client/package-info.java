/// The client's side of the wire: a connection that comes back by itself, and the node of this machine as a child
/// process.
@NullMarked
package dev.dinoscope.engine.node.client;

import org.jspecify.annotations.NullMarked;
