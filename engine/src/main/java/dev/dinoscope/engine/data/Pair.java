package dev.dinoscope.engine.data;

import java.util.List;

/// One image with its captions, if it has any; the image itself is the row of the same number in the data
/// set's [PairImages].
///
/// @param id unique and stable, such as `noto/1F600`
/// @param concept what is shown; two pairs of one concept are false negatives of each other in a contrastive
///     batch
/// @param label the concept's name, the class for zero-shot
/// @param captions the first is the canonical one that evaluation uses; empty for an image that only methods
///     without text can use
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

    public Pair {
        captions = List.copyOf(captions);
    }

    /// The caption that stands for this image in retrieval; empty when it has none.
    public String canonicalCaption() {
        return captions.isEmpty() ? "" : captions.getFirst();
    }
}
