/// What the workbench remembers from one session to the next.
@NullMarked
package dev.dinoscope.app.session;

import org.jspecify.annotations.NullMarked;
