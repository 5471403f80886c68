/// Scalars of several runs over steps or time, live.
@NullMarked
package dev.dinoscope.app.view.curves;

import org.jspecify.annotations.NullMarked;
