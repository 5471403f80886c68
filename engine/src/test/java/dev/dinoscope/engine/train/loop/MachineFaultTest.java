package dev.dinoscope.engine.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.AlertLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.train.guard.MachineFaultException;
import dev.dinoscope.engine.train.guard.NonFiniteException;
import dev.dinoscope.engine.train.model.StepTaker;
import dev.dinoscope.engine.train.replay.Replay;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Steps that a fault of the machine spoils, and what the run makes of them.
@OnEngine
class MachineFaultTest {
    private static final String CLIP = "method: {name: clip}";
    private static final FaultyMachine SOUND = new FaultyMachine(Set.of(), 0);

    @TempDir
    private Path home;

    private SmallRuns runs;

    @BeforeEach
    void drawPairs() throws IOException {
        runs = new SmallRuns(home);
    }

    private RunState train(RunDirectory run, Libtorch libtorch, UnaryOperator<StepTaker> machine) throws Exception {
        var homes = new Homes(home, home.resolve("cache"));
        return new Trainer(run, homes, libtorch, TrainingListener.NONE, machine).train();
    }

    private RunDirectory trained(String recipe, Libtorch libtorch, UnaryOperator<StepTaker> machine) throws Exception {
        var run = runs.create("run", recipe);
        assertThat(train(run, libtorch, machine)).isEqualTo(RunState.FINISHED);
        return run;
    }

    private void assertSame(RunDirectory actual, RunDirectory expected) throws IOException {
        assertThat(CheckpointContent.of(actual)).isEqualTo(CheckpointContent.of(expected));
        for (var tag : List.of("loss", "optim/gradient_norm")) {
            assertThat(values(actual, tag)).as(tag).isEqualTo(values(expected, tag));
        }
    }

    private static List<Double> values(RunDirectory run, String tag) throws IOException {
        var series = Objects.requireNonNull(ScalarLog.read(run.path()).series(tag), tag);
        return Arrays.stream(series.values()).boxed().toList();
    }

    private static List<Alert> alerts(RunDirectory run, AlertKind kind) throws IOException {
        return new AlertLog(run.alerts())
                .read().stream().filter(alert -> alert.kind() == kind).toList();
    }

    /// Momenta, teachers, centres and histories of all methods included.
    @ParameterizedTest
    @ValueSource(
            strings = {
                CLIP + "\ntrain: {ema: 0.9, micro_batch: 4}",
                "method: {name: cyclip, second_views: true}",
                "method: {name: rankclip, rank: {order: 3}}",
                "method: {name: alip}",
                "method: {name: slip, hidden: 16, output: 8}",
                SmallRuns.DINO_V3
            })
    void aStepThatIsFiniteWhenTakenAgainIsAsIfItHadNeverFailed(String recipe, Libtorch libtorch) throws Exception {
        var machine = new FaultyMachine(Set.of(2L), 1);
        var run = trained(recipe, libtorch, machine);

        assertSame(run, trained(recipe, libtorch, SOUND));
        assertThat(machine.takes()).containsEntry(1L, 1).containsEntry(2L, 2).containsEntry(3L, 1);
        assertThat(alerts(run, AlertKind.MACHINE_FAULT))
                .singleElement()
                .satisfies(alert -> assertThat(alert.step()).isEqualTo(3))
                .satisfies(alert -> assertThat(alert.message())
                        .contains("the loss is NaN", "on fresh memory in this process", libtorch.version()));
        assertThat(run.status().metrics()).containsEntry("guard/machine_faults", 1.0);
    }

    @Test
    void aSecondTakeOnAThreadOfItsOwnIsTheSameStep(Libtorch libtorch) throws Exception {
        var machine = new FaultyMachine(Set.of(0L), 2);
        assertSame(trained(CLIP, libtorch, machine), trained(CLIP, libtorch, SOUND));
        assertThat(machine.takes()).containsEntry(0L, 3);
    }

    /// As with a library that soils every block: in this process the step is never finite.
    @Test
    void anotherProcessTakesTheStepThatThisOneCannot(Libtorch libtorch) throws Exception {
        var recipe = CLIP + "\ntrain: {ema: 0.9, micro_batch: 4}";
        var machine = new FaultyMachine(Set.of(1L, 2L), Integer.MAX_VALUE);
        var run = trained(recipe, libtorch, machine);

        assertSame(run, trained(recipe, libtorch, SOUND));
        assertThat(machine.takes()).containsEntry(1L, 3).containsEntry(2L, 3);
        assertThat(alerts(run, AlertKind.MACHINE_FAULT))
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.message()).contains("in another process"));
        assertThat(run.retake()).doesNotExist();
        var report = new Replay(run, new Homes(home, home.resolve("cache")), libtorch, Progress.NONE)
                .replay(OptionalLong.of(2), warning -> {
                    throw new AssertionError(warning);
                });
        assertThat(report.isReproducible()).isFalse();
        assertThat(report.sameProgram()).isTrue();
        assertThat(report.now().loss()).isEqualTo(values(run, "loss").get(1));
    }

    @Test
    void aGradientThatAloneIsNotFiniteIsNoOtherCase(Libtorch libtorch) throws Exception {
        UnaryOperator<StepTaker> machine = model -> {
            var spoilt = new boolean[1];
            return (step, tensors, rate) -> {
                if (step == 1 && !spoilt[0]) {
                    spoilt[0] = true;
                    return new StepResult(2.5, Double.NaN, false, new LinkedHashMap<>());
                }
                return model.step(step, tensors, rate);
            };
        };
        var run = trained(CLIP, libtorch, machine);

        assertSame(run, trained(CLIP, libtorch, SOUND));
        assertThat(alerts(run, AlertKind.MACHINE_FAULT))
                .singleElement()
                .satisfies(alert -> assertThat(alert.message()).contains("loss is 2.50000, the gradient norm NaN"));
    }

    @Test
    void tooManyEndTheRunWithAdviceForTheMachineAndItCanBeResumed(Libtorch libtorch) throws Exception {
        var recipe = CLIP + "\ntrain: {checkpoint_every: 2, guard: {machine_faults: 2}}";
        var run = runs.create("run", recipe);
        assertThatThrownBy(() -> train(run, libtorch, new FaultyMachine(Set.of(1L, 2L), 1)))
                .isInstanceOf(MachineFaultException.class)
                .hasMessageContainingAll(
                        "step 3", "number 2 of this run (train.guard.machine_faults)", "this is " + libtorch.version())
                .hasMessageContainingAll("ONEDNN_MAX_CPU_ISA", "ATEN_CPU_CAPABILITY", "dinoscope torch", "memtest86+")
                .hasMessageNotContaining("learning_rate");
        assertThat(run.status().state()).isEqualTo(RunState.FAILED);

        // The one before the checkpoint is remembered.
        assertThatThrownBy(() -> train(run, libtorch, new FaultyMachine(Set.of(3L), 1)))
                .hasMessageContaining("step 4");
        assertThat(train(run, libtorch, SOUND)).isEqualTo(RunState.FINISHED);
        assertThat(alerts(run, AlertKind.MACHINE_FAULT)).hasSize(1);
        assertSame(run, trained(recipe, libtorch, SOUND));
    }

    @Test
    void withoutRetakesAStepIsRefusedAsBefore(Libtorch libtorch) throws Exception {
        var recipe = CLIP + "\ntrain: {guard: {retakes: 0, other_process: false}}";
        var run = trained(recipe, libtorch, new FaultyMachine(Set.of(2L), 1));
        assertThat(alerts(run, AlertKind.MACHINE_FAULT)).isEmpty();
        assertThat(alerts(run, AlertKind.NON_FINITE))
                .singleElement()
                .satisfies(alert -> assertThat(alert.message()).doesNotContain("reproducible"));
    }

    /// No setting of the recipe helps here either, nor another machine.
    @Test
    void aCheckpointThatIsNotFiniteItselfIsNamed(Libtorch libtorch) throws Exception {
        var run = runs.create("run", CLIP + "\ntrain: {checkpoint_every: 2, guard: {in_a_row: 1}}");
        train(run, libtorch, new StopAt(run, 2));
        SpoiltCheckpoint.write(run, name -> name.startsWith("image."), Float.NaN);

        assertThatThrownBy(() -> train(run, libtorch, SOUND))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("it is reproducible: not finite either when taken again twice on fresh memory and"
                        + " in another process")
                .hasMessageContaining("tensors of its state were not finite before (first model/")
                .hasMessageNotContaining("learning_rate");
    }

    /// Asks for a stop before a step, as if Ctrl-C had been pressed then.
    private record StopAt(RunDirectory run, long step) implements UnaryOperator<StepTaker> {
        @Override
        public StepTaker apply(StepTaker model) {
            return (step, tensors, rate) -> {
                if (step + 1 == this.step) {
                    StopAfter.request(run);
                }
                return model.step(step, tensors, rate);
            };
        }
    }
}
