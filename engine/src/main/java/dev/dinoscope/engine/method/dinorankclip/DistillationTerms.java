package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.loss.Distillation;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The distillation terms of a step: what each pair alone adds, and the relations of a batch.
///
/// @param withCaptions whether the text branch learns too
public record DistillationTerms(DistilConfig config, boolean withCaptions) {
    private static final String PATCHES = "distil_patches";
    private static final String PATCH_RELATIONS = "distil_patch_relations";
    private static final String CAPTIONS = "distil_captions";
    private static final String CAPTION_RELATIONS = "distil_caption_relations";
    private static final String CAPTION_TOLD = "caption_told";
    private static final String CAPTION_TAUGHT = "caption_taught";

    /// @param told by the image branch; shape [batch, patches, width]
    /// @param taught by the teacher; same shape
    public void addPatches(Outputs rows, Tensor told, Tensor taught) {
        rows.and(PATCHES, Distillation.patches(told, taught))
                .and(PATCH_RELATIONS, Distillation.patchRelations(told, taught));
    }

    /// @param told by the text branch; shape [batch, width]
    /// @param taught by the teacher of the caption's image; same shape
    public void addCaptions(Outputs rows, Tensor told, Tensor taught) {
        rows.and(CAPTIONS, Distillation.captions(told, taught))
                .and(CAPTION_TOLD, told)
                .and(CAPTION_TAUGHT, taught);
    }

    /// The terms of a batch by the names they are logged as; scalars.
    public SequencedMap<String, Tensor> terms(Inputs rows) {
        SequencedMap<String, Tensor> terms = new LinkedHashMap<>();
        terms.put(PATCHES, Reductions.mean(rows.get(PATCHES)));
        terms.put(PATCH_RELATIONS, Reductions.mean(rows.get(PATCH_RELATIONS)));
        if (withCaptions) {
            terms.put(CAPTIONS, Reductions.mean(rows.get(CAPTIONS)));
            terms.put(
                    CAPTION_RELATIONS, Distillation.captionRelations(rows.get(CAPTION_TOLD), rows.get(CAPTION_TAUGHT)));
        }
        return terms;
    }

    /// The weighted sum of these terms; scalar.
    public Tensor total(Map<String, Tensor> terms) {
        var weighted = terms.entrySet().stream().map(term -> term.getValue().times(weight(term.getKey())));
        return weighted.reduce(Tensor::plus).orElseThrow().times(config.weight());
    }

    private double weight(String term) {
        return switch (term) {
            case PATCHES -> config.patches();
            case PATCH_RELATIONS -> config.patchRelations();
            case CAPTIONS -> config.captions();
            case CAPTION_RELATIONS -> config.captionRelations();
            default -> throw new IllegalArgumentException("no distillation term " + term);
        };
    }
}
