/// What is told when Dinoscope itself fails: a report that its user reads first, and that nobody sends.
@NullMarked
package dev.dinoscope.app.crash;

import org.jspecify.annotations.NullMarked;
