package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.PixelNormalisation;

/// What to make of an image.
public sealed interface ViewSpec {
    /// Side of the square output, in pixels.
    int side();

    /// From intensities to model input.
    PixelNormalisation normalisation();

    /// What the run shows its model.
    record Augmented(AugmentationConfig augmentation, int side, PixelNormalisation normalisation) implements ViewSpec {}

    /// A random crop with distortions.
    record Cropped(CropConfig crop, int side, PixelNormalisation normalisation) implements ViewSpec {}

    /// The part of the image that another view shows.
    ///
    /// @param view number of the other, which must not be of this kind itself
    /// @param distorted whether colours and sharpness are changed by the same chance too
    record SameGeometry(int view, boolean distorted, int side, PixelNormalisation normalisation) implements ViewSpec {}
}
