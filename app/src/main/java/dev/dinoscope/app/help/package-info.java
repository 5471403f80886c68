/// What the Help menu shows.
@NullMarked
package dev.dinoscope.app.help;

import org.jspecify.annotations.NullMarked;
