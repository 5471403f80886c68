package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.nn.fusion.ConflictGate;
import dev.dinoscope.engine.nn.fusion.GateMode;
import dev.dinoscope.engine.nn.fusion.TangentInjection;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Reductions;
import org.jspecify.annotations.Nullable;

/// Makes a residual of what a student branch sees, and lets a gated part of it into the embedding
/// (docs/methods.md, eq. 20 to 22).
final class GatedResidual extends Module {
    private final GateConfig config;
    private final Layer residual;
    private final ConflictGate gate;
    private final TangentInjection injection;
    private final @Nullable Parameter direction;

    /// @param residual from the branch's tokens [batch, places, width] to [batch, places, embed]
    GatedResidual(GateConfig config, Layer residual, double alpha, int embed) {
        this.config = config;
        this.residual = child("field", residual);
        this.gate = child("gate", new ConflictGate(config.form(), embed));
        this.injection = child("injection", new TangentInjection(alpha));
        // Of length 0 until the first step: then nothing is projected.
        this.direction =
                config.mode() == GateMode.PROJECT ? buffer("direction", Initialiser.constant(0), 1, embed) : null;
    }

    /// @param embedding of the trunk's length; shape [batch, embed]
    /// @param residual shape [batch, places, embed]
    record Injected(Tensor embedding, Tensor tangent, Tensor residual, ConflictGate.Opening opening) {}

    /// @param trunk of any length; shape [batch, embed]
    /// @param hidden what the branch sees; shape [batch, places, width]
    Injected apply(Tensor trunk, Tensor hidden) {
        return scoped(() -> {
            var field = residual.apply(hidden);
            var opening = gate.apply(trunk, field);
            var along = direction == null ? null : direction.tensor();
            var injected = injection.apply(trunk, field, opening.share(), along);
            return new Injected(injected.embedding(), injected.tangent(), field, opening);
        });
    }

    /// Whether the gate predicts conflicts, and so has a loss.
    boolean predicts() {
        return config.mode().isPredicted();
    }

    Parameter alpha() {
        return injection.alpha();
    }

    /// Moves the mean direction of the other side on by a step.
    ///
    /// @param others embeddings of the other side, of any length; shape [batch, embed]
    void follow(Outputs outputs, Tensor others) {
        if (direction != null) {
            var momentum = config.directionMomentum();
            var mean = Reductions.mean(Normalisation.unit(others.detach()), 0).unsqueeze(0);
            outputs.next(direction, direction.tensor().times(momentum).plus(mean.times(1 - momentum)));
        }
    }
}
