/// The default data set: named pictograms in several drawing styles, rendered on the user's machine.
@NullMarked
package dev.dinoscope.engine.data.pictogram;

import org.jspecify.annotations.NullMarked;
