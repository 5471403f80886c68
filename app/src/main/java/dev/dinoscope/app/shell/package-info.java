/// The window: navigation rail, tabs, inspector, status bar, notices. Knows no view.
@NullMarked
package dev.dinoscope.app.shell;

import org.jspecify.annotations.NullMarked;
