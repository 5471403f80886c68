/// Every run of the node: state, progress, results, and what to do with it.
@NullMarked
package dev.dinoscope.app.view.runs;

import org.jspecify.annotations.NullMarked;
