/// Checks this machine's arithmetic against golden vectors, through the classes that train.
@NullMarked
package dev.dinoscope.engine.verify;

import org.jspecify.annotations.NullMarked;
