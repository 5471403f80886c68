package dev.dinoscope.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.nn.TextConfig;
import dev.dinoscope.engine.nn.VisionConfig;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.StepArgument;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.TwoPass;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.torch.Arguments;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.script.Script;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A batch in micro-batches against the whole batch.
@OnEngine
class TwoPassTest {
    /// Without clipping the first moment after the first step is a tenth of the gradient.
    private static final AdamW UNCLIPPED = new AdamW(0.9, 0.999, 1e-8, 0.1, 0);

    private static final int ROWS = 2;
    private static final long SEED = 31;

    /// Keeps the graphs of all micro-batches at once and differentiates through the whole batch.
    private static final ScriptMethod REFERENCE = Script.of("""
            def reference(self, p: List[Tensor], images: Tensor, tokens: Tensor, seed: int) -> List[Tensor]:
              a = annotate(List[Tensor], [])
              b = annotate(List[Tensor], [])
              for i in range(4):
                torch.manual_seed(torch.add(seed, i))
                start = torch.mul(i, 2)
                end = torch.add(start, 2)
                e = (self).embed_graph(p, torch.slice(images, 0, start, end, 1), torch.slice(tokens, 0, start, end, 1))
                _o = torch.append(a, e[0])
                _o = torch.append(b, e[1])
              loss = (self).loss(p, torch.cat(a, 0), torch.cat(b, 0))[0]
              gs = torch.grad([loss], p, annotate(List[Optional[Tensor]], [None]), False, False, False)
              out = [torch.detach(loss)]
              for g in gs:
                _o = torch.append(out, unchecked_cast(Tensor, g))
              return out
            """).method();

    private final Libtorch libtorch;

    TwoPassTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private record Stepped(double loss, double norm, Map<String, double[]> state) {}

    private Stepped step(TinyClip.Traced traced, int count) {
        try (Scope scope = libtorch.scope("step")) {
            TorchProgram program = libtorch.load(scope, traced.program());
            TrainState state = new TrainState(scope, program, traced.step(), 7);
            PhasedStep steps = new PhasedStep(program, traced.step(), state, Collective.alone());
            NamedTensors inputs = inputs(scope, program);
            StepResult last = steps.take(inputs, StepSettings.of(3e-3, SEED));
            for (int i = 1; i < count; i++) {
                last = steps.take(inputs, StepSettings.of(3e-3, SEED + 10L * i));
            }
            Map<String, double[]> copy = new HashMap<>();
            state.tensors()
                    .forEach((name, tensor) -> copy.put(name, libtorch.memory().doubles(tensor)));
            return new Stepped(last.loss(), last.gradientNorm(), copy);
        }
    }

    private NamedTensors inputs(Scope scope, TorchProgram program) {
        NamedTensors inputs = program.inputs(scope, "step");
        long pixels = inputs.get("images").shape().count();
        long tokens = inputs.get("tokens").shape().count();
        libtorch.memory()
                .writeRounded(
                        inputs.get("images"), new Random(1).doubles(pixels).toArray());
        libtorch.memory()
                .write(
                        inputs.get("tokens"),
                        new Random(2).longs(tokens, 1, TinyClip.VOCABULARY).toArray());
        return inputs;
    }

    private static TinyClip withDropout() {
        return new TinyClip(List.of(8, 8), VisionConfig.Pooling.MEAN, TextConfig.Pooling.MEAN, 0.3);
    }

    @Test
    void equalsTheWholeBatchWithoutDropout() {
        Stepped whole = step(TinyClip.plain().trace(Precision.F64, UNCLIPPED), 1);
        for (int rows : List.of(2, 4)) {
            Stepped split = step(TinyClip.plain().traceTwoPass(Precision.F64, UNCLIPPED, rows), 1);
            assertThat(split.loss()).isCloseTo(whole.loss(), within(1e-12));
            assertThat(split.norm()).isCloseTo(whole.norm(), within(1e-10));
            split.state()
                    .forEach((name, values) -> assertThat(values)
                            .as(name)
                            .containsExactly(whole.state().get(name), within(1e-10)));
        }
    }

    @Test
    void equalsTheWholeBatchOfTheSameSeedsWithDropout() {
        TinyClip model = withDropout();
        List<Input> inputs = List.of(
                Input.of("images", DType.F64, TinyClip.BATCH, 3, TinyClip.SIDE, TinyClip.SIDE),
                Input.of("tokens", DType.I64, TinyClip.BATCH, TinyClip.CONTEXT));
        ProgramBuilder builder = new ProgramBuilder(model, Precision.F64, Device.CPU);
        TrainStep step = TrainStep.traceTwoPass(
                builder, Update.of(UNCLIPPED), inputs, new TwoPass(ROWS, model::embed, model::loss));
        builder.define(REFERENCE);
        try (Scope scope = libtorch.scope("test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            TrainState state = new TrainState(scope, program, step, 7);
            PhasedStep steps = new PhasedStep(program, step, state, Collective.alone());
            NamedTensors batch = inputs(scope, program);
            List<NativeTensor> expected = libtorch.elements(
                    scope,
                    program.list(
                            scope,
                            REFERENCE,
                            Arguments.of(StepArgument.PARAMETERS, state.parameterList())
                                    .and(batch.asMap())
                                    .and(StepArgument.SEED, SEED)));

            double loss = steps.take(batch, StepSettings.of(0, SEED)).loss();

            assertThat(loss).isCloseTo(libtorch.memory().number(expected.getFirst()), within(1e-12));
            int i = 1;
            for (String name : state.parameters().sequencedKeySet()) {
                double[] moment = libtorch.memory()
                        .doubles(Objects.requireNonNull(state.optimiser().get("optimiser.first_moment." + name)));
                double[] gradient = libtorch.memory().doubles(expected.get(i++));
                for (int k = 0; k < moment.length; k++) {
                    assertThat(10 * moment[k]).as(name).isCloseTo(gradient[k], within(1e-10));
                }
            }
            assertThat(steps.take(batch, StepSettings.of(0, SEED + 1)).loss())
                    .as("another seed drops others")
                    .isNotCloseTo(loss, within(1e-6));
        }
    }

    @Test
    void staysWithTheWholeBatchInSinglePrecision() {
        Stepped whole = step(TinyClip.plain().trace(Precision.F32, AdamW.defaults()), 10);
        Stepped split = step(TinyClip.plain().traceTwoPass(Precision.F32, AdamW.defaults(), ROWS), 10);
        assertThat(split.loss()).isCloseTo(whole.loss(), within(1e-3));
        assertThat(step(TinyClip.plain().traceTwoPass(Precision.F32, AdamW.defaults(), ROWS), 10))
                .as("bit for bit again")
                .usingRecursiveComparison()
                .isEqualTo(split);
    }

    @Test
    void movesEveryParameterAndReportsWhatTheLossNames() {
        try (Scope scope = libtorch.scope("test")) {
            TinyClip.Traced traced = withDropout().traceTwoPass(Precision.BF16, AdamW.defaults(), ROWS);
            TorchProgram program = libtorch.load(scope, traced.program());
            TrainState state = new TrainState(scope, program, traced.step(), 7);
            Map<String, double[]> before = new HashMap<>();
            state.parameters()
                    .forEach(
                            (name, tensor) -> before.put(name, libtorch.memory().doubles(tensor)));

            StepResult result = new PhasedStep(program, traced.step(), state, Collective.alone())
                    .take(inputs(scope, program), StepSettings.of(1e-3, SEED));

            assertThat(result.scalars()).containsOnlyKeys("loss/image_to_text");
            state.parameters()
                    .forEach((name, tensor) -> assertThat(libtorch.memory().doubles(tensor))
                            .as(name)
                            .isNotEqualTo(before.get(name)));
        }
    }

    @Test
    void refusesMicroBatchesThatDoNotFillTheBatch() {
        for (int rows : List.of(1, 3, 8)) {
            assertThatThrownBy(() -> TinyClip.plain().traceTwoPass(Precision.F32, UNCLIPPED, rows))
                    .hasMessage("micro-batch of " + rows + " rows — expected a proper divisor of 8, at least 2");
        }
    }
}
