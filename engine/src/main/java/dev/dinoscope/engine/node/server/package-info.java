/// The node's side of the wire: a gRPC server over TLS that starts runs and streams what they write.
@NullMarked
package dev.dinoscope.engine.node.server;

import org.jspecify.annotations.NullMarked;
