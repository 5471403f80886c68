/// Patch features of the probe images: cosine maps and principal components, over snapshots.
@NullMarked
package dev.dinoscope.app.view.patches;

import org.jspecify.annotations.NullMarked;
