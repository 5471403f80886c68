package dev.dinoscope.engine.data.pictogram;

/// How finely people are told apart.
public enum LabelSet {
    /// Man, woman, hair, direction and family variants count as one concept, drawn once a style.
    COLLAPSED,
    /// Every variant is a concept of its own.
    FULL
}
