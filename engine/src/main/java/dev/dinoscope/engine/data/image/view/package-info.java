/// Views of an image: crops, distortions and the transforms of training and evaluation.
@NullMarked
package dev.dinoscope.engine.data.image.view;

import org.jspecify.annotations.NullMarked;
