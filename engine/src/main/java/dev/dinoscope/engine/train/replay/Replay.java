package dev.dinoscope.engine.train.replay;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CapturedStep;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.trace.SourceLine;
import dev.dinoscope.engine.train.model.ModelFiles;
import dev.dinoscope.engine.train.model.ModelInTraining;
import dev.dinoscope.engine.train.model.StepSeed;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.prepare.Preparation;
import dev.dinoscope.engine.train.prepare.PreparedRun;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Takes a captured step again, with the state, batch, learning rate and seed it had, says whether the fault comes
/// again, and looks where it begins.
public final class Replay {
    private final RunDirectory run;
    private final Homes homes;
    private final Libtorch libtorch;
    private final Progress progress;
    private final InstantSource clock = InstantSource.system();

    public Replay(RunDirectory run, Homes homes, Libtorch libtorch, Progress progress) {
        this.run = run;
        this.homes = homes;
        this.libtorch = libtorch;
        this.progress = progress;
    }

    /// What came of it.
    ///
    /// @param now of the step taken again; of a take that was finite, if any was
    /// @param sameProgram false when recipe, device or version have changed since: other numbers are no
    ///     wonder then
    /// @param samples of the batch whose images hold numbers that are not finite
    /// @param weights that were not finite before the step
    /// @param firstValue where on the way to the loss the first value that is not finite is computed
    /// @param gradients parameters whose gradient is not finite, in the order of the program
    /// @param parameters number of all trained ones
    public record Report(
            CapturedStep then,
            StepResult now,
            boolean sameProgram,
            List<CapturedStep.Sample> samples,
            List<String> weights,
            Optional<SourceLine> firstValue,
            List<String> gradients,
            int parameters) {
        /// Whether the step is not finite now either. If it is finite, what was captured was a fault of a native
        /// library or of memory, unless the program has changed since.
        public boolean isReproducible() {
            return !now.applied();
        }

        /// Whether loss, its parts and the gradient norm are the same bit for bit.
        public boolean isExact() {
            return same(then.loss(), now.loss())
                    && same(then.gradientNorm(), now.gradientNorm())
                    && then.scalars().equals(now.scalars());
        }

        private static boolean same(double then, double now) {
            return Double.compare(then, now) == 0;
        }
    }

    /// @param step of the capture; empty for the newest
    /// @param warnings is told of damaged captures
    /// @throws IOException when there is none, naming those there are
    public Report replay(OptionalLong step, Consumer<String> warnings) throws Exception {
        var captures = new CheckpointStore(run.captures(), 1, clock);
        var capture = step.isPresent() ? captures.load(step.getAsLong()) : captures.load(warnings);
        if (capture.isEmpty()) {
            throw new IOException(String.format(
                    Locale.ROOT, "%s has no capture%s%s", run.path(), of(step), captured(captures.steps())));
        }
        return libtorch.run("replay", () -> replay(capture.get()));
    }

    private static String of(OptionalLong step) {
        return step.isPresent() ? " of step " + step.getAsLong() : "";
    }

    private static String captured(List<Long> steps) {
        return steps.isEmpty()
                ? ": its loss and gradient were always finite, or train.guard.captures is 0"
                : "; it has those of " + steps.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private Report replay(Checkpoint capture) throws Exception {
        var then = CapturedStep.of(capture);
        var preparation = new Preparation(homes.cache(), libtorch, progress, () -> false);
        try (var prepared = preparation.ofBegun(run);
                var weights = capture.open(TensorFile.MODEL.key());
                var batch = capture.open(TensorFile.BATCH.key())) {
            var traced = TracedLearner.of(prepared.recipe(), prepared.context(), prepared.device());
            var now = take(prepared, traced, capture);
            try (var scope = libtorch.scope("search")) {
                var seed = StepSeed.of(prepared.recipe().seed(), then.step() - 1);
                var found = new FiniteSearch(scope, libtorch, traced, seed).search(weights, batch);
                return new Report(
                        then,
                        now,
                        traced.program().hash().equals(then.programHash()),
                        broken(then.samples(), traced.learner(), batch),
                        notFinite(weights),
                        found.value(),
                        found.gradients(),
                        found.parameters());
            }
        }
    }

    /// The captured step; again on fresh memory while it is not finite.
    private StepResult take(PreparedRun prepared, TracedLearner traced, Checkpoint capture) throws Exception {
        var recipe = prepared.recipe();
        try (var model =
                new ModelInTraining(libtorch, traced, recipe, prepared.plan().length())) {
            var files = new ModelFiles(model, prepared.tokenizerHash());
            var taking = new CapturedTake(model, files, capture, CapturedStep.of(capture));
            var first = taking.take();
            if (first.applied()) {
                return first;
            }
            return new FreshTakes(libtorch, recipe.train().guard().retakes())
                    .take(taking::again)
                    .orElse(first);
        }
    }

    private static List<CapturedStep.Sample> broken(
            List<CapturedStep.Sample> samples, Learner learner, Safetensors batch) throws IOException {
        var broken = new TreeSet<Integer>();
        for (var field : learner.batch()) {
            if (field instanceof BatchField.Images) {
                addBroken(batch.tensor(field.name()), samples.size(), broken);
            }
        }
        return broken.stream().map(samples::get).toList();
    }

    /// @param images crop by crop, so many in each
    private static void addBroken(StoredTensor images, int samples, Set<Integer> broken) {
        var each = images.elements() / images.size(0);
        for (var image = 0; image < images.size(0); image++) {
            if (!isFinite(images, image * each, each)) {
                broken.add(image % samples);
            }
        }
    }

    private static List<String> notFinite(Safetensors weights) {
        return weights.tensors().values().stream()
                .filter(tensor -> !isFinite(tensor, 0, tensor.elements()))
                .map(StoredTensor::name)
                .toList();
    }

    private static boolean isFinite(StoredTensor tensor, long from, long count) {
        return LongStream.range(from, from + count).allMatch(i -> Float.isFinite(tensor.floatAt(i)));
    }
}
