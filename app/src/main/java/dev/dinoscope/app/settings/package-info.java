/// What a user chooses for the workbench.
@NullMarked
package dev.dinoscope.app.settings;

import org.jspecify.annotations.NullMarked;
