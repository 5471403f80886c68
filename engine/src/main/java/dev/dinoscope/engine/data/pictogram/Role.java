package dev.dinoscope.engine.data.pictogram;

/// The part a drawing style plays.
enum Role {
    /// Gives training, validation, test and unseen-concept drawings.
    TRAIN,
    /// Never trained on: another hand.
    OOD_STYLE,
    /// The shapes of a training style, rendered in another manner.
    RESTYLED,
    /// Never trained on: outlines without colour.
    OOD_SKETCH
}
