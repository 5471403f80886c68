/// How similar the patches of a probe image are to one another, over snapshots.
@NullMarked
package dev.dinoscope.app.view.gram;

import org.jspecify.annotations.NullMarked;
