package dev.dinoscope.engine.nn.fusion;

import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Normalisation;
import org.jspecify.annotations.Nullable;

/// How far a residual is let in, place by place: `g = σ(β·κ̂ + b)` with `κ̂ = MLP([N(v); N(r)])` (docs/methods.md,
/// eq. 21). κ̂ learns from the pair's caption during training ([dev.dinoscope.engine.loss.GateLoss]),
/// but is predicted from the image alone: a gate that read the caption would write it into the image's
/// embedding, and there is none at zero-shot time.
///
/// The prediction reads its inputs without passing gradients back to them: neither the encoder nor the
/// residual may change only to be predicted more easily.
public final class ConflictGate extends Module {
    /// @param mode what decides
    /// @param sharpness β, of the sigmoid
    /// @param bias where b starts; it is learned
    /// @param hidden width of the MLP
    public record Config(GateMode mode, double sharpness, double bias, int hidden) {}

    /// @param share of the residual that is let in, between 0 and 1; shape [batch, places]
    /// @param predicted κ̂, same shape; none where the gate predicts nothing
    public record Opening(Tensor share, @Nullable Tensor predicted) {}

    private final Config config;
    private final @Nullable Linear hidden;
    private final @Nullable Linear out;
    private final @Nullable Parameter bias;

    /// @param embed width of trunk and residual
    public ConflictGate(Config config, int embed) {
        this.config = config;
        GateMode mode = config.mode();
        hidden = mode.isPredicted() ? child("hidden", new Linear(2 * embed, config.hidden())) : null;
        out = mode.isPredicted() ? child("out", new Linear(config.hidden(), 1)) : null;
        bias = mode == GateMode.OFF ? null : parameter("bias", Initialiser.constant(config.bias()));
    }

    /// @param trunk the embedding before the injection, of any length; shape [batch, embed]
    /// @param residual shape [batch, places, embed]
    public Opening apply(Tensor trunk, Tensor residual) {
        return scoped(() -> open(trunk, residual));
    }

    private Opening open(Tensor trunk, Tensor residual) {
        long batch = residual.dim(0);
        long places = residual.dim(1);
        if (bias == null) {
            return new Opening(Constants.full(1, batch, places), null);
        }
        if (hidden == null || out == null) {
            return new Opening(bias.tensor().sigmoid().expand(batch, places), null);
        }
        Tensor whole = Normalisation.unit(trunk.detach()).unsqueeze(1).expand(batch, places, trunk.dim(1));
        Tensor both = Tensor.concatenate(2, whole, Normalisation.unit(residual.detach()));
        Tensor predicted = out.apply(hidden.apply(both).gelu()).squeeze(2);
        return new Opening(predicted.times(config.sharpness()).plus(bias).sigmoid(), predicted);
    }
}
