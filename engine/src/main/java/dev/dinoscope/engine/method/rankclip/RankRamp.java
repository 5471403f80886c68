package dev.dinoscope.engine.method.rankclip;

import dev.dinoscope.engine.method.RunLength;
import dev.dinoscope.engine.optim.CosineRamp;
import dev.dinoscope.engine.optim.RankWeight;
import dev.dinoscope.engine.optim.Schedule;

/// How a weight of the ranking loss grows over a run.
public enum RankRamp {
    /// Half a cosine from 0, step by step: our reading of DINORANKCLIP's "cosine".
    COSINE_RAMP,
    /// Linear by epochs and clipped, as RankCLIP's code has it.
    RANKCLIP_LINEAR_CLIP,
    CONSTANT;

    /// Where RankCLIP's code clips.
    private static final double RELEASED_TOP = 2;

    /// @param top the largest value
    Schedule schedule(double top, RunLength length) {
        return switch (this) {
            case COSINE_RAMP -> new CosineRamp(top, length.totalSteps());
            case RANKCLIP_LINEAR_CLIP -> linear(top, length);
            case CONSTANT -> _ -> top;
        };
    }

    private static Schedule linear(double top, RunLength length) {
        var released = new RankWeight(length.epochs());
        return step -> released.at(step / length.stepsPerEpoch()) * top / RELEASED_TOP;
    }
}
