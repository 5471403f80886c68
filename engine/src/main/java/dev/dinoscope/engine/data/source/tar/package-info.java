/// WebDataset: tars of images with their captions, read in place.
@NullMarked
package dev.dinoscope.engine.data.source.tar;

import org.jspecify.annotations.NullMarked;
