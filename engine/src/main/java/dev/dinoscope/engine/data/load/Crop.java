package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.image.view.CropConfig;

/// How one image of a pair is cut out and varied.
public sealed interface Crop {
    /// As the recipe's `data.augmentation` says.
    record OfRun() implements Crop {}

    /// A random part of the image with its colours and sharpness changed.
    record Random(CropConfig config) implements Crop {}

    /// What another crop shows, at this field's own side and normalisation: what a teacher sees of it.
    ///
    /// @param field name of the images it belongs to
    /// @param crop its number there; not of this kind itself
    /// @param distorted whether colours and sharpness are changed as there too
    record SameAs(String field, int crop, boolean distorted) implements Crop {
        /// Without change of colour and sharpness.
        public SameAs(String field, int crop) {
            this(field, crop, false);
        }
    }
}
