package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.script.ScriptMethod;
import dev.dinoscope.engine.trace.script.UpdateScripts;

/// Exponential moving average of parameters, the teacher of self-distillation: `t ← m·t + (1−m)·s`. Momentum 0 copies.
public final class Ema {
    /// What the method takes: the lists that move and that lead, and the momentum.
    public static final String TEACHER = "teacher";

    public static final String STUDENT = "student";
    public static final String MOMENTUM = "momentum";

    private Ema() {}

    public static ScriptMethod method() {
        return UpdateScripts.EMA.method();
    }
}
