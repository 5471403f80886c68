/// What people want to see of data before they train on them, as events that travel from the process that reads them.
@NullMarked
package dev.dinoscope.engine.data.look;

import org.jspecify.annotations.NullMarked;
