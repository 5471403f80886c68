package dev.dinoscope.engine.eval;

/// Retrieval on one split, in both directions; ties count against the model.
///
/// @param candidates whose captions compete: `all_labels` or `split`
/// @param images number of images
/// @param captions number of competing captions
public record RetrievalReport(
        String split,
        String candidates,
        int images,
        int captions,
        RetrievalMetrics imageToText,
        RetrievalMetrics textToImage) {}
