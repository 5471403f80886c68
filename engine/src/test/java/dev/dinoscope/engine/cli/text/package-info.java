@NullMarked
package dev.dinoscope.engine.cli.text;

import org.jspecify.annotations.NullMarked;
