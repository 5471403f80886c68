/// The gRPC node that starts and watches runs, and its client.
@NullMarked
package dev.dinoscope.engine.node;

import org.jspecify.annotations.NullMarked;
