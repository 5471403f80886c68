/// The demonstration: one command from a fresh clone to a run on screen.
@NullMarked
package dev.dinoscope.app.demo;

import org.jspecify.annotations.NullMarked;
