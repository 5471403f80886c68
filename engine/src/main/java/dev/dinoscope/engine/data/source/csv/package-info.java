/// Tables of images and captions: CSV, TSV and the like.
@NullMarked
package dev.dinoscope.engine.data.source.csv;

import org.jspecify.annotations.NullMarked;
