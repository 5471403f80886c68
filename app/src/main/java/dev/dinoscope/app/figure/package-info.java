/// Figures for papers: what a view shows as a file, with its caption and where its numbers come from.
@NullMarked
package dev.dinoscope.app.figure;

import org.jspecify.annotations.NullMarked;
