/// Hashes and random numbers that depend on nothing but their seed.
@NullMarked
package dev.dinoscope.engine.data.seed;

import org.jspecify.annotations.NullMarked;
