package dev.dinoscope.engine.data;

/// Whose captions compete in a retrieval evaluation.
public enum Candidates {
    /// The canonical captions of the whole data set: harder, and comparable between splits.
    ALL_LABELS,
    /// All captions of the split's own images, as MSCOCO and Flickr30k are evaluated.
    SPLIT
}
