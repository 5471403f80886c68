/// Forms on screen, made from the schema of a config record.
@NullMarked
package dev.dinoscope.app.form;

import org.jspecify.annotations.NullMarked;
