/// The tour: every view on bundled example runs, as pictures.
@NullMarked
package dev.dinoscope.app.tour;

import org.jspecify.annotations.NullMarked;
