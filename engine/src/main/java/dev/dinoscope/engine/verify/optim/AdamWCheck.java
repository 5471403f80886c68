package dev.dinoscope.engine.verify.optim;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.step.PhasedStep;
import dev.dinoscope.engine.step.StepSettings;
import dev.dinoscope.engine.step.TrainState;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.List;
import java.util.Map;

/// `adamw`: the real training step on a loss whose gradient is given.
public final class AdamWCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    /// One weight as a column, because vectors are not decayed.
    private static final class Weight extends Module {
        private final Parameter p;

        Weight(long count) {
            p = parameter("p", Initialiser.constant(0), count, 1);
        }
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        double[][] gradients = golden.input("grads").rows();
        int count = gradients[0].length;
        Weight weight = new Weight(count);
        ProgramBuilder builder = new ProgramBuilder(weight, evaluator.precision(), evaluator.device());
        List<Input> inputs = List.of(Input.of("g", evaluator.precision().storage(), count, 1));
        TrainStep step = TrainStep.trace(
                builder,
                Update.of(settings(golden)),
                inputs,
                in -> Outputs.of("loss", Reductions.sum(in.get("g").times(weight.p))));
        double[] values = new double[gradients.length * count];
        Libtorch libtorch = evaluator.libtorch();
        try (Scope scope = libtorch.scope("adamw")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            TrainState state = new TrainState(scope, program, step, 0);
            NativeTensor p = List.copyOf(state.parameters().values()).getFirst();
            PhasedStep steps = new PhasedStep(program, step, state, Collective.alone());
            NamedTensors tensors = program.inputs(scope, step.batch());
            evaluator.write(p, golden.input("p0"));
            for (int i = 0; i < gradients.length; i++) {
                libtorch.memory().writeRounded(tensors.get("g"), gradients[i]);
                steps.take(tensors, StepSettings.of(golden.number("lr"), 0));
                System.arraycopy(libtorch.memory().doubles(p), 0, values, i * count, count);
            }
        }
        return Map.of("p", values);
    }

    private static AdamW settings(GoldenCase golden) {
        double clip = golden.params().containsKey("clip_grad_norm") ? golden.number("clip_grad_norm") : 0;
        return new AdamW(
                golden.number("beta1"),
                golden.number("beta2"),
                golden.number("eps"),
                golden.number("weight_decay"),
                clip);
    }
}
