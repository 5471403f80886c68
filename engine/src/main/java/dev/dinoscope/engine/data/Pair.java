package dev.dinoscope.engine.data;

import java.util.List;

/// One image with its captions; the image itself is the row of the same number in the data set's [PairImages].
///
/// @param id unique and stable, such as `noto/1F600`
/// @param concept what is shown; two pairs of one concept are false negatives of each other in a
///     contrastive batch
/// @param label the concept's name, the class for zero-shot
/// @param captions never empty; the first is the canonical one that evaluation uses
/// @param split such as `train`; see [Splits]
/// @param style who drew it, or which camera or collection it came from
public record Pair(
        String id,
        String concept,
        String label,
        String group,
        String subgroup,
        String style,
        String split,
        String licence,
        List<String> captions) {

    /// @throws IllegalArgumentException without a caption
    public Pair {
        captions = List.copyOf(captions);
        if (captions.isEmpty()) {
            throw new IllegalArgumentException("pair " + id + " has no caption");
        }
    }

    /// The caption that stands for this image in retrieval.
    public String canonicalCaption() {
        return captions.getFirst();
    }
}
