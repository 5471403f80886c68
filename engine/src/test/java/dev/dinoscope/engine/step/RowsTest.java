package dev.dinoscope.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.TwoPass;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Randomness;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.WeightCopy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What rows may be made of: a trained student, a frozen teacher and an averaged one in one program.
@OnEngine
class RowsTest {
    private static final int BATCH = 6;
    private static final int WIDTH = 4;
    private static final List<Input> INPUTS = List.of(Input.of("x", DType.F64, BATCH, WIDTH));
    private static final AdamW ADAM_W = new AdamW(0.9, 0.999, 1e-8, 0, 0);

    private final Libtorch libtorch;

    RowsTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private static final class Distilled extends Module {
        private final Linear student = child("student", new Linear(WIDTH, WIDTH));
        private final Linear teacher = frozenChild("teacher", new Linear(WIDTH, WIDTH));
        private final WeightCopy average = new WeightCopy("average", this);

        /// The detached branch draws random numbers before the student does.
        Outputs embed(Inputs in) {
            Tensor x = in.get("x");
            Tensor noisy = Randomness.dropout(x, 0.5).detach();
            return Outputs.of("noisy", noisy)
                    .and("given", teacher.apply(x))
                    .and("averaged", average.use(() -> student.apply(Randomness.dropout(x, 0.9))))
                    .and("learned", student.apply(Randomness.dropout(x, 0.5)))
                    .and("row", Reductions.argmax(x, 1));
        }

        Outputs loss(Inputs in) {
            Tensor learned = in.get("learned");
            return Outputs.of(
                    "loss",
                    Reductions.mean(learned.minus(in.get("given")).square())
                            .plus(Reductions.mean(
                                    learned.minus(in.get("averaged")).square()))
                            .plus(Reductions.mean(learned.times(in.get("noisy")))));
        }
    }

    @Test
    void teachersLiveInTheSameProgramAndOnlyTheStudentIsTrained() {
        Distilled model = new Distilled();
        ProgramBuilder builder = new ProgramBuilder(model, List.of(model.average), Precision.F64, Device.CPU);
        TrainStep step = TrainStep.traceTwoPass(
                builder,
                Update.of(ADAM_W, List.of(), List.of(Average.of(model.average))),
                INPUTS,
                new TwoPass(2, model::embed, model::loss));
        assertThat(step.groups().stream().flatMap(g -> g.parameters().stream()))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("student.weight [4, 4]", "student.bias [4]");
        try (Scope scope = libtorch.scope("test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            TrainState state = new TrainState(scope, program, step, 7);
            double[] given = values(state, "teacher.weight");
            double[] start = values(state, "student.weight");

            steps(program, step, state)
                    .take(batch(scope, program), new StepSettings(0.1, Map.of(), Map.of("average", 0.75), 3));

            double[] moved = values(state, "student.weight");
            assertThat(moved).isNotEqualTo(start);
            assertThat(values(state, "teacher.weight")).isEqualTo(given);
            double[] average = libtorch.memory()
                    .doubles(Objects.requireNonNull(state.parameters("average").get("student.weight")));
            double[] expected = new double[start.length];
            Arrays.setAll(expected, i -> 0.75 * start[i] + 0.25 * moved[i]);
            assertThat(average).isEqualTo(expected);
            assertThat(state.copies()).containsExactly("average");
        }
    }

    @Test
    void theSecondPassComputesOnlyWhatIsTrainedWithTheRandomNumbersOfTheFirst() {
        Distilled model = new Distilled();
        ProgramBuilder builder = new ProgramBuilder(model, List.of(model.average), Precision.F64, Device.CPU);
        builder.trainingRows("embed", INPUTS, model::embed);
        String text = builder.build().text();
        String second = text.substring(text.indexOf("def embed_graph"), text.indexOf("def embed_inputs"));
        assertThat(second).contains("# student.weight").doesNotContain("teacher.weight", "average.", "argmax");
        try (Scope scope = libtorch.scope("test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            NativeList parameters = program.allocate(scope);
            program.initialise(parameters, 1);
            NamedTensors inputs = program.inputs(scope, "embed");
            fill(inputs);
            libtorch.seed(5);
            NamedTensors first = program.call(scope, "embed", parameters, inputs);
            libtorch.seed(5);
            NamedTensors again = program.call(scope, "embed_graph", parameters, inputs);
            assertThat(again.asMap().sequencedKeySet().getFirst()).isEqualTo("learned");
            assertThat(libtorch.memory().doubles(again.get("learned")))
                    .isEqualTo(libtorch.memory().doubles(first.get("learned")));
        }
    }

    @Test
    void rowsThatSeeEachOtherAreFound() {
        Linear model = new Linear(WIDTH, WIDTH);
        assertThat(coupling(model, x -> x)).isZero();
        assertThat(coupling(model, x -> x.minus(Reductions.mean(x, 0)))).isGreaterThan(0.01);
    }

    private double coupling(Linear model, Function<Tensor, Tensor> mixing) {
        ProgramBuilder builder = new ProgramBuilder(model, Precision.F64, Device.CPU);
        TwoPass twoPass = new TwoPass(
                2,
                in -> Outputs.of("y", mixing.apply(model.apply(in.get("x")))),
                in -> Outputs.of("loss", Reductions.mean(in.get("y").square())));
        TrainStep step = TrainStep.traceTwoPass(builder, Update.of(ADAM_W), INPUTS, twoPass);
        try (Scope scope = libtorch.scope("test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            TrainState state = new TrainState(scope, program, step, 7);
            return steps(program, step, state).rowCoupling(batch(scope, program), 3);
        }
    }

    @Test
    void aScalarOfAFewRowsIsRefused() {
        Linear model = new Linear(WIDTH, WIDTH);
        ProgramBuilder builder = new ProgramBuilder(model, Precision.F64, Device.CPU);
        assertThatThrownBy(() -> builder.trainingRows(
                        "embed", INPUTS, in -> Outputs.of("y", Reductions.mean(model.apply(in.get("x")), 0))))
                .hasMessage("\"y\" [4] must have one row for each of the 6 pairs");
        assertThatThrownBy(() -> builder.trainingRows("embed", INPUTS, in -> {
                    Tensor y = model.apply(in.get("x"));
                    return Outputs.of("y", y).and("gate", Reductions.mean(y));
                }))
                .hasMessageStartingWith("\"gate\" would be the scalar of a few rows");
    }

    private NamedTensors batch(Scope scope, TorchProgram program) {
        NamedTensors inputs = program.inputs(scope, "step");
        fill(inputs);
        return inputs;
    }

    private void fill(NamedTensors inputs) {
        NativeTensor x = inputs.get("x");
        libtorch.memory()
                .writeRounded(x, new Random(1).doubles(x.shape().count(), -1, 1).toArray());
    }

    private static PhasedStep steps(TorchProgram program, TrainStep step, TrainState state) {
        return new PhasedStep(program, step, state, Collective.alone());
    }

    private double[] values(TrainState state, String weight) {
        return libtorch.memory()
                .doubles(Objects.requireNonNull(state.parameters().get(weight)));
    }
}
