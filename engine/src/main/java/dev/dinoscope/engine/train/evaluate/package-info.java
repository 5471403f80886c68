/// A model judged on a split, during training and at rest.
@NullMarked
package dev.dinoscope.engine.train.evaluate;

import org.jspecify.annotations.NullMarked;
