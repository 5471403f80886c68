/// From snapshot features to numbers: cosine maps, PCA. Pure Java, no libtorch.
@NullMarked
package dev.dinoscope.engine.inspect;

import org.jspecify.annotations.NullMarked;
