package dev.dinoscope.engine.torch;

import static dev.dinoscope.engine.trace.DType.BF16;
import static dev.dinoscope.engine.trace.DType.F32;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.step.TinyClip;
import dev.dinoscope.engine.step.TrainState;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Losses;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The precision policy, operation by operation, as libtorch carries it out.
@OnEngine
class PrecisionTest {
    private static final long SIDE = 4;

    private final Libtorch libtorch;

    PrecisionTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private record Rule(UnaryOperator<Tensor> operation, DType ofFull, DType ofLow) {}

    private static SequencedMap<String, Rule> policy() {
        SequencedMap<String, Rule> rules = new LinkedHashMap<>();
        rules.put("matrix product", new Rule(x -> Products.matmul(x, x), BF16, BF16));
        rules.put("linear", new Rule(x -> Products.linear(x, x, x.select(0, 0)), BF16, BF16));
        rules.put(
                "convolution",
                new Rule(x -> Products.conv2d(x.reshape(1, 1, 4, 4), x.reshape(1, 1, 4, 4), null, 1, 1), BF16, BF16));
        rules.put(
                "attention",
                new Rule(
                        x -> Products.attention(
                                x.reshape(1, 2, 4, 2), x.reshape(1, 2, 4, 2), x.reshape(1, 2, 4, 2), true),
                        BF16,
                        BF16));
        rules.put("full product", new Rule(x -> Products.matmulFull(x, x), F32, F32));
        rules.put(
                "layer norm",
                new Rule(x -> Normalisation.layerNorm(x, Constants.full(1, 4), Constants.full(0, 4), 1e-5), F32, F32));
        rules.put(
                "group norm",
                new Rule(
                        x -> Normalisation.groupNorm(x, 2, Constants.full(1, 4), Constants.full(0, 4), 1e-5),
                        F32,
                        F32));
        rules.put("unit rows", new Rule(Normalisation::unit, F32, F32));
        rules.put("softmax", new Rule(x -> Reductions.softmax(x, 1), F32, F32));
        rules.put("log-softmax", new Rule(x -> Reductions.logSoftmax(x, 1), F32, F32));
        rules.put("log-sum-exp", new Rule(x -> Reductions.logSumExp(x, 1), F32, F32));
        rules.put("running log-sum-exp", new Rule(x -> Reductions.logCumulativeSumExp(x, 1), F32, F32));
        rules.put("running sum", new Rule(x -> Reductions.cumulativeSum(x, 1), F32, F32));
        rules.put("mean", new Rule(Reductions::mean, F32, F32));
        rules.put("sum", new Rule(x -> Reductions.sum(x, 1), F32, F32));
        rules.put("cross entropy", new Rule(x -> Losses.crossEntropy(x, Constants.range(0, SIDE)), F32, F32));
        rules.put(
                "contrastive loss",
                new Rule(x -> InfoNce.of(x, x, Constants.full(1)).total(), F32, F32));
        rules.put("exponential", new Rule(Tensor::exp, F32, F32));
        rules.put("logarithm", new Rule(x -> x.abs().log(), F32, F32));
        rules.put("power", new Rule(x -> x.power(3), F32, F32));
        rules.put("square, root", new Rule(x -> x.square().sqrt(), F32, F32));
        rules.put("gelu", new Rule(Tensor::gelu, F32, BF16));
        rules.put("quick gelu", new Rule(Tensor::quickGelu, F32, BF16));
        rules.put("residual", new Rule(x -> x.plus(Constants.full(1, SIDE, SIDE)), F32, F32));
        rules.put("scaled by a scalar", new Rule(x -> x.times(Constants.full(2)), F32, BF16));
        rules.put("views", new Rule(x -> x.transpose(0, 1).reshape(16).slice(0, 1, 5), F32, BF16));
        return rules;
    }

    @Test
    void everyOperationComputesInTheTypeThePolicyGivesIt() {
        policy().forEach((name, rule) -> {
            assertThat(typeOf(rule.operation(), false)).as(name).isEqualTo(rule.ofFull());
            assertThat(typeOf(rule.operation(), true))
                    .as(name + " of a product")
                    .isEqualTo(rule.ofLow());
        });
    }

    /// Also holds what the tracer believes against what libtorch makes.
    private DType typeOf(UnaryOperator<Tensor> operation, boolean low) {
        ProgramBuilder builder = ProgramBuilder.withoutModel(Precision.BF16, Device.CPU);
        List<DType> believed = new ArrayList<>();
        builder.method("f", List.of(Input.of("x", F32, SIDE, SIDE)), in -> {
            Tensor x = in.get("x");
            Tensor y = operation.apply(low ? x.to(BF16) : x);
            believed.add(y.dtype());
            return Outputs.of("y", y);
        });
        try (Scope scope = libtorch.scope("test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            NativeList none = program.allocate(scope);
            DType real = program.call(scope, "f", none, program.inputs(scope, "f"))
                    .get("y")
                    .dtype();
            assertThat(believed).containsExactly(real);
            return real;
        }
    }

    @Test
    void whatIsKeptBetweenStepsIsFull() {
        try (Scope scope = libtorch.scope("test")) {
            TinyClip.Traced traced = TinyClip.plain().traceAveraged(Precision.BF16, AdamW.defaults());
            TorchProgram program = libtorch.load(scope, traced.program());
            TrainState state = new TrainState(scope, program, traced.step(), 7);
            assertThat(state.tensors().values())
                    .allSatisfy(t -> assertThat(t.dtype()).isEqualTo(F32));
        }
        String text = TinyClip.plain()
                .trace(Precision.BF16, AdamW.defaults())
                .program()
                .text();
        assertThat(text.substring(text.indexOf("def update(")))
                .as("nothing is cast after the gradients are taken")
                .doesNotContain("torch.to(");
    }
}
