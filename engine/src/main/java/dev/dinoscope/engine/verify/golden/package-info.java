/// Golden vectors in files, and what it takes to check one.
@NullMarked
package dev.dinoscope.engine.verify.golden;

import org.jspecify.annotations.NullMarked;
