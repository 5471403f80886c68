package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.nn.fusion.ConflictGate;
import dev.dinoscope.engine.nn.fusion.GateMode;

/// The conflict-aware gate (docs/methods.md, eq. 21 and 23, all our choice).
///
/// @param sharpness β
/// @param bias start of b
/// @param weight λ_g, of the loss that teaches the gate to foresee conflicts
public record GateConfig(
        @Setting(
                help = "What decides how much is let in: nothing (off, all of it), one learned number (static), a"
                        + " prediction for each patch (conflict), and besides no way along the mean of the texts"
                        + " (project)")
        GateMode mode,

        @Setting(help = "Steepness of the gate over the predicted conflict", min = 0, max = 1000, advanced = true)
        double sharpness,

        @Setting(help = "Start of the gate's learned bias; very low is closed", min = -1e6, max = 1e6, advanced = true)
        double bias,

        @Setting(help = "Hidden width of the prediction", min = 1, max = 65536, advanced = true)
        int hidden,

        @Setting(help = "Weight of the loss that teaches the prediction", min = 0, max = 1000)
        double weight,

        @Setting(help = "Momentum of the mean direction of each side, for project", min = 0, below = 1, advanced = true)
        double directionMomentum) {

    public GateConfig() {
        this(GateMode.CONFLICT, 4, 0, 128, 0.1, 0.99);
    }

    ConflictGate.Config form() {
        return new ConflictGate.Config(mode, sharpness, bias, hidden);
    }
}
