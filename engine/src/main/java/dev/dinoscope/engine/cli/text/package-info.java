/// What verbs print, and how they end.
@NullMarked
package dev.dinoscope.engine.cli.text;

import org.jspecify.annotations.NullMarked;
