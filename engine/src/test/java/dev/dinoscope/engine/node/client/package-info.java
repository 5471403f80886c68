@NullMarked
package dev.dinoscope.engine.node.client;

import org.jspecify.annotations.NullMarked;
