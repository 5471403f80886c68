package dev.dinoscope.engine.nn.dinov3;

import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import java.util.List;

/// Projection head of DINO and iBOT as DINOv3 has it: a three-layer MLP to a bottleneck, which is normalised,
/// then a score for each prototype, without bias and without weight norm.
public final class DinoHead extends Layer {
    private final Linear first;
    private final Linear second;
    private final Linear bottleneck;
    private final Linear prototypes;

    public DinoHead(int width, int hidden, int bottleneck, int prototypes) {
        this(width, hidden, bottleneck, prototypes, 0.02, 0.02);
    }

    /// @param std standard deviation of the MLP's weights at the start
    /// @param spread that of the prototypes
    public DinoHead(int width, int hidden, int bottleneck, int prototypes, double std, double spread) {
        first = child("mlp.0", Linear.normal(width, hidden, std));
        second = child("mlp.2", Linear.normal(hidden, hidden, std));
        this.bottleneck = child("mlp.4", Linear.normal(hidden, bottleneck, std));
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
