package dev.dinoscope.engine.data.load;

/// How one image of a pair is cut out and varied.
public sealed interface Crop {
    /// As the recipe's `data.augmentation` says.
    record OfRun() implements Crop {}

    /// What another crop shows, at this field's own side and normalisation, without change of colour: what a teacher
    /// sees of it.
    ///
    /// @param field name of the images it belongs to
    /// @param crop its number there
    record SameAs(String field, int crop) implements Crop {}
}
