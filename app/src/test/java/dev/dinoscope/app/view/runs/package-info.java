@NullMarked
package dev.dinoscope.app.view.runs;

import org.jspecify.annotations.NullMarked;
