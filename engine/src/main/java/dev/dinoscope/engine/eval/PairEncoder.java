package dev.dinoscope.engine.eval;

import java.util.List;

/// Encodes what a data set holds with a model's present weights.
public interface PairEncoder {
    /// @param rows of the data set's images
    Embeddings images(int[] rows);

    /// One row a caption.
    Embeddings texts(List<String> captions);
}
