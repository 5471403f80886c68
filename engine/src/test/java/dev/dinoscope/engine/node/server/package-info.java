@NullMarked
package dev.dinoscope.engine.node.server;

import org.jspecify.annotations.NullMarked;
