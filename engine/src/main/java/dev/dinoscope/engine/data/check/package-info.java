/// Looks at all of a data set: is it fit to train on?
@NullMarked
package dev.dinoscope.engine.data.check;

import org.jspecify.annotations.NullMarked;
