/// What a node is to the rest of the program: [NodeClient] and the records it speaks in.
///
/// A node is the engine process of one machine. It starts, stops and watches runs; the desktop talks to the node of its
/// own machine and to remote ones through the same interface. No type of the wire protocol appears here.
@NullMarked
package dev.dinoscope.engine.node;

import org.jspecify.annotations.NullMarked;
