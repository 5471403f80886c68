package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.loss.self.DinoV3Loss;
import java.util.Locale;

/// Weights of the losses but Gram anchoring, which has a section of its own.
public record LossConfig(
        @Setting(help = "Weight of DINO's loss on crops", min = 0, max = 1000)
        double dino,

        @Setting(help = "Further weight of its part on local crops; .5 in refinement", min = 0, max = 1000)
        double local,

        @Setting(help = "Weight of iBOT's loss on hidden patches", min = 0, max = 1000)
        double ibot,

        @Setting(
                help = "Weight of KoLeo, which spreads the class tokens; counted twice as in DINOv2",
                min = 0,
                max = 1000)
        double koleo,

        @Setting(
                help = "KoLeo looks for neighbours among so many images of the batch; 0 for the whole batch",
                unit = "images",
                min = 0,
                max = 1_048_576)
        int koleoGroup,

        @Setting(help = "Temperature of the student's softmax", min = 1e-4, max = 10)
        double studentTemperature) {

    public LossConfig() {
        this(1, 1, 1, 0.1, 0, 0.1);
    }

    DinoV3Loss weights() {
        return new DinoV3Loss(dino, local, koleo, ibot);
    }

    /// Size of KoLeo's groups in a batch of so many pairs.
    ///
    /// @throws Refused when the group does not divide the batch
    int groupIn(int batch) {
        Refused.unless(
                koleoGroup == 0 || (koleoGroup > 1 && batch % koleoGroup == 0),
                "method.loss.koleo_group",
                koleoGroup,
                String.format(Locale.ROOT, "expected 0, or a divisor of train.batch %d that is at least 2", batch));
        return koleoGroup == 0 ? batch : koleoGroup;
    }
}
