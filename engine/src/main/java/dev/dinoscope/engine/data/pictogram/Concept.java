package dev.dinoscope.engine.data.pictogram;

import java.util.List;
import java.util.Map;

/// Something that can be drawn, a line of `concepts.tsv`.
///
/// @param hexcode Unicode code points, joined by `-`
/// @param variantOf the concept this one collapses into; itself when it is no variant
/// @param icons style → name of the drawing; a style that lacks the concept has no entry
record Concept(
        String hexcode,
        String label,
        String group,
        String subgroup,
        List<String> tags,
        String variantOf,
        Map<String, String> icons) {
    Concept withIcons(Map<String, String> others) {
        return new Concept(hexcode, label, group, subgroup, tags, variantOf, others);
    }
}
