/// What the workbench remembers between sessions.
@NullMarked
package dev.dinoscope.app.settings;

import org.jspecify.annotations.NullMarked;
