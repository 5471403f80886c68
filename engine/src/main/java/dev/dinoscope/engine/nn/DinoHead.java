package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Normalisation;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;

/// Projection head of DINO and iBOT as DINOv3 has it: a three-layer MLP to a bottleneck, which is normalised, then a
/// score for each prototype, without bias and without weight norm.
public final class DinoHead extends Layer {
    private final Linear first;
    private final Linear second;
    private final Linear bottleneck;
    private final Linear prototypes;

    public DinoHead(int width, int hidden, int bottleneck, int prototypes) {
        this(width, hidden, bottleneck, prototypes, DinoBlock.STD);
    }

    /// @param spread standard deviation of the prototypes at the start
    public DinoHead(int width, int hidden, int bottleneck, int prototypes, double spread) {
        first = child("mlp.0", Linear.normal(width, hidden, DinoBlock.STD));
        second = child("mlp.2", Linear.normal(hidden, hidden, DinoBlock.STD));
        this.bottleneck = child("mlp.4", Linear.normal(hidden, bottleneck, DinoBlock.STD));
        this.prototypes = child("last_layer", Linear.projection(bottleneck, prototypes, spread));
    }

    /// The weights of the last layer.
    public List<Parameter> prototypes() {
        return prototypes.parameters();
    }

    /// @param x shape `[rows, width]`
    /// @return logits, shape `[rows, prototypes]`
    @Override
    protected Tensor forward(Tensor x) {
        Tensor hidden = second.apply(first.apply(x).gelu()).gelu();
        return prototypes.apply(Normalisation.unit(bottleneck.apply(hidden)));
    }
}
