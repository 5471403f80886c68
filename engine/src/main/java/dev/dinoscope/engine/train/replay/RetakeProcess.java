package dev.dinoscope.engine.train.replay;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.files.FailureText;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CapturedStep;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchOptions;
import dev.dinoscope.engine.train.model.ModelFiles;
import dev.dinoscope.engine.train.model.ModelInTraining;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.prepare.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The process in which [OtherProcess] has a captured step taken. It leaves a checkpoint in [RunDirectory#retake]: what
/// the step gave in its metadata and, if that is finite, the state after it.
public final class RetakeProcess {
    private final RunDirectory run;
    private final Path cache;
    private final Libtorch libtorch;

    private RetakeProcess(RunDirectory run, Path cache, Libtorch libtorch) {
        this.run = run;
        this.cache = cache;
        this.libtorch = libtorch;
    }

    /// @param arguments the run directory, the cache, the captured step, threads of libtorch
    public static void main(String[] arguments) {
        try {
            var run = RunDirectory.open(Path.of(arguments[0]));
            var libtorch = Libtorch.start(LibtorchOptions.withThreads(Integer.parseInt(arguments[3])));
            var step = Long.parseLong(arguments[2]);
            var process = new RetakeProcess(run, Path.of(arguments[1]), libtorch);
            libtorch.run("retake", () -> process.take(step));
        } catch (Exception | LinkageError failure) {
            System.err.println(FailureText.of(failure));
            System.exit(1);
        }
        // A GPU's driver may keep threads that would hold the process.
        System.exit(0);
    }

    private Path take(long step) throws IOException {
        var capture = new CheckpointStore(run.captures(), 1, InstantSource.system())
                .load(step)
                .orElseThrow(() -> new IOException("there is no capture of step " + step));
        var then = CapturedStep.of(capture);
        var preparation = new Preparation(cache, libtorch, Progress.NONE, () -> false);
        try (var prepared = preparation.ofBegun(run)) {
            var traced = TracedLearner.of(prepared.recipe(), prepared.context(), prepared.device());
            if (!traced.program().hash().equals(then.programHash())) {
                throw new IOException("the recipe or Dinoscope has changed since the run began");
            }
            try (var model = new ModelInTraining(
                    libtorch, traced, prepared.recipe(), prepared.plan().length())) {
                var files = new ModelFiles(model, prepared.tokenizerHash());
                return answer(new CapturedTake(model, files, capture, then));
            }
        }
    }

    private Path answer(CapturedTake taking) throws IOException {
        var then = taking.then();
        var result = taking.take();
        var answer = new CapturedStep(
                then.step(),
                then.seed(),
                then.epoch(),
                then.learningRate(),
                then.programHash(),
                result.loss(),
                result.gradientNorm(),
                result.scalars(),
                List.of());
        SequencedMap<String, List<StoredTensor>> state =
                result.applied() ? taking.files().files() : new LinkedHashMap<>();
        return new CheckpointStore(run.retake(), 1, InstantSource.system()).save(then.step(), state, answer.metadata());
    }
}
