@NullMarked
package dev.dinoscope.engine.train.alert;

import org.jspecify.annotations.NullMarked;
