/// Configuration as records: one declaration gives the YAML keys, command-line overrides, form, reference and checks.
@NullMarked
package dev.dinoscope.engine.config;

import org.jspecify.annotations.NullMarked;
