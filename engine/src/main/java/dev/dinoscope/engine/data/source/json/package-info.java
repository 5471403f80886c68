/// Captions in the JSON files of MSCOCO and of Karpathy's splits.
@NullMarked
package dev.dinoscope.engine.data.source.json;

import org.jspecify.annotations.NullMarked;
