/// A recipe as a form, checked while it is typed, and started.
@NullMarked
package dev.dinoscope.app.view.launch;

import org.jspecify.annotations.NullMarked;
