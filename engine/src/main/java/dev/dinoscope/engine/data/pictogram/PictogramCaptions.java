package dev.dinoscope.engine.data.pictogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Up to five captions for a drawing, made of its concept's name, tags and subgroup. Never the style's name: it would
/// let a model pair images with captions by the hand that drew them.
final class PictogramCaptions {
    static final int MOST = 5;
    private static final int TAGS = 4;

    private PictogramCaptions() {}

    /// @param id of the drawing; decides which tags it gets, so that a concept's drawings differ in words, too
    static List<String> of(Concept concept, String id, int most) {
        var label = concept.label();
        var lower = label.toLowerCase(Locale.ROOT);
        var telling = concept.tags().stream()
                .filter(tag -> !lower.contains(tag.toLowerCase(Locale.ROOT)))
                .toList();
        var tags = StableHash.pick(telling, id, TAGS);
        var captions = new ArrayList<String>();
        captions.add("a drawing of " + label);
        captions.add(label);
        if (!tags.isEmpty()) {
            captions.add(label + ", " + String.join(", ", tags.subList(0, Math.min(2, tags.size()))));
        }
        if (tags.size() >= 3) {
            captions.add(String.join(" ", tags.subList(0, 3)) + ": " + label);
        }
        captions.add("a picture of " + label + " (" + concept.subgroup().replace('-', ' ') + ")");
        return List.copyOf(captions.subList(0, Math.min(most, captions.size())));
    }
}
