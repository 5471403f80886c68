/// The settings of the workbench and of this machine's engine.
@NullMarked
package dev.dinoscope.app.view.settings;

import org.jspecify.annotations.NullMarked;
