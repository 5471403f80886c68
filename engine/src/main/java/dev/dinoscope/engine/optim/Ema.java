package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.List;

/// Exponential moving average of parameters, the teacher of self-distillation: `t ← m·t + (1−m)·s`. Momentum 0 copies.
public final class Ema {
    /// Name of the method; it takes the teacher's list, the student's list and the momentum.
    public static final String METHOD = "ema";

    private Ema() {}

    public static void define(ProgramBuilder program) {
        program.define(
                "ema(self, teacher: List[Tensor], student: List[Tensor], momentum: float) -> int",
                List.of(
                        "torch.set_grad_enabled(False)",
                        "torch._foreach_mul_(teacher, momentum)",
                        "torch._foreach_add_(teacher, student, alpha=torch.sub(1., momentum))",
                        "torch.set_grad_enabled(True)",
                        "return torch.len(teacher)"));
    }
}
