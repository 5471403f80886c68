package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.nn.dinov3.DinoHead;
import dev.dinoscope.engine.nn.dinov3.DinoVisionTransformer;
import dev.dinoscope.engine.optim.Treatment;
import dev.dinoscope.engine.trace.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Factors on the learning rate by part of the model.
public record RatesConfig(
        @Setting(help = "Every block learns slower than the one after it by this factor", min = 0.001, max = 1)
        double layerDecay,

        @Setting(help = "Further factor of the patch embedding", min = 0, max = 10)
        double patchEmbedding,

        @Setting(
                help = "Steps in which the prototypes do not move; 5000 of a million in DINOv3",
                unit = "steps",
                min = 0)
        long prototypesStill) {

    public RatesConfig() {
        this(0.98, 0.2, 0);
    }

    /// Of every parameter that is not treated as usual.
    Map<Parameter, Treatment> treatments(DinoVisionTransformer encoder, List<DinoHead> heads) {
        var treatments = new LinkedHashMap<Parameter, Treatment>();
        var layers = encoder.layers().reversed();
        for (var i = 0; i < layers.size(); i++) {
            var factor = Math.pow(layerDecay, i);
            layers.get(i).forEach(p -> treatments.put(p, Treatment.USUAL.withRate(factor)));
        }
        encoder.patchEmbedding()
                .forEach(p -> treatments.computeIfPresent(p, (_, t) -> t.withRate(t.rate() * patchEmbedding)));
        heads.stream()
                .flatMap(head -> head.prototypes().stream())
                .forEach(p -> treatments.put(p, Treatment.USUAL.still(prototypesStill)));
        return treatments;
    }
}
