package dev.dinoscope.engine.verify.optim;

import dev.dinoscope.engine.optim.Ema;
import dev.dinoscope.engine.torch.Arguments;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.List;
import java.util.Map;

/// `ema`: two updates of a teacher.
public final class EmaCheck implements GoldenCheck {
    private static final String WEIGHTS = "weights";

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        ProgramBuilder builder = ProgramBuilder.withoutModel(evaluator.precision(), evaluator.device());
        builder.define(Ema.method());
        List<Input> inputs = golden.inputs().entrySet().stream()
                .map(e -> new Input(
                        e.getKey(),
                        evaluator.precision().storage(),
                        e.getValue().shape()))
                .toList();
        builder.allocate(WEIGHTS, inputs);
        Libtorch libtorch = evaluator.libtorch();
        try (Scope scope = libtorch.scope("ema")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            NamedTensors tensors = program.inputs(scope, WEIGHTS);
            golden.inputs().forEach((name, value) -> evaluator.write(tensors.get(name), value));
            NativeTensor teacher = tensors.get("teacher");
            double momentum = golden.number("momentum");
            update(scope, program, teacher, tensors.get("student_step1"), momentum);
            double[] after1 = libtorch.memory().doubles(teacher);
            update(scope, program, teacher, tensors.get("student_step2"), momentum);
            return Map.of("after1", after1, "after2", libtorch.memory().doubles(teacher));
        }
    }

    private static void update(
            Scope scope, TorchProgram program, NativeTensor teacher, NativeTensor student, double momentum) {
        Libtorch libtorch = program.libtorch();
        program.whole(
                Ema.method(),
                Arguments.of(Ema.TEACHER, libtorch.list(scope, List.of(teacher)))
                        .and(Ema.STUDENT, libtorch.list(scope, List.of(student)))
                        .and(Ema.MOMENTUM, momentum));
    }
}
