/// Folders of images: a class a folder, or a text file beside each image.
@NullMarked
package dev.dinoscope.engine.data.source.folder;

import org.jspecify.annotations.NullMarked;
