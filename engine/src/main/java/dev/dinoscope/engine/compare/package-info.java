/// What runs have in common and what not: settings, provenance, results.
@NullMarked
package dev.dinoscope.engine.compare;

import org.jspecify.annotations.NullMarked;
