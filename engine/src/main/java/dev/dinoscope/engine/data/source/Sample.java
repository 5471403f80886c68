package dev.dinoscope.engine.data.source;

import java.util.List;

/// One image with captions, as a source finds it.
///
/// @param id unique and stable: the path as the source writes it, or shard and key. For an [ImageFile] the path from
///     the source's root
/// @param captions those that show nothing are left out
/// @param label the class, or empty when the source knows none
/// @param split that the source itself assigns, or empty
public record Sample(String id, ImageBytes image, List<String> captions, String label, String split) {
    public Sample {
        captions = captions.stream()
                .map(String::strip)
                .filter(caption -> !CaptionText.isEmpty(caption))
                .toList();
    }
}
