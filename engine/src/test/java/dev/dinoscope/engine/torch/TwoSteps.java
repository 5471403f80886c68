package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.bench.RankBenchmark;
import dev.dinoscope.engine.bench.RankSizes;
import dev.dinoscope.engine.bench.StepBenchmark;
import dev.dinoscope.engine.bench.StepSizes;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.train.loop.StepTrial;
import dev.dinoscope.engine.verify.CheckResult;
import dev.dinoscope.engine.verify.GoldenSource;
import dev.dinoscope.engine.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// A process that takes two steps of every bundled recipe, golden program and benchmark on memory full of NaN, and
/// prints what came, a line each: `name loss gradient-norm`.
final class TwoSteps {
    private static final int PAIRS = 24;

    private final Libtorch libtorch = Libtorch.start(LibtorchOptions.withThreads(1));
    private final Path home;

    private TwoSteps(Path home) {
        this.home = home;
    }

    /// @param arguments a folder for data and runs
    public static void main(String[] arguments) throws Exception {
        TwoSteps steps = new TwoSteps(Path.of(arguments[0]));
        System.out.println("oneDNN " + steps.libtorch.oneDnn().describe());
        steps.writePairs();
        for (String recipe : BundledRecipes.names()) {
            steps.recipe(recipe);
        }
        steps.goldens();
        steps.benches();
        System.out.println("done");
    }

    private void writePairs() throws IOException {
        StringBuilder table = new StringBuilder("image,caption,second\n");
        for (int i = 0; i < PAIRS; i++) {
            TestImages.write(home.resolve(i + ".jpg"), i);
            table.append(i)
                    .append(".jpg,boxes ")
                    .append(i * 37)
                    .append(",a drawing of ")
                    .append(i * 37)
                    .append('\n');
        }
        Files.writeString(home.resolve("pairs.csv"), table);
    }

    private static Recipe read(String name, Path home) {
        List<String> settings = new ArrayList<>(List.of(
                "data.source={name: csv, path: " + home.resolve("pairs.csv") + ", held_out: {val: 0.1, test: 0}}",
                "data.workers=1",
                "train.threads=1",
                "train.device=cpu"));
        settings.addAll(
                name.endsWith("vitb16")
                        ? List.of("train.batch=2", "method.loss.koleo_group=2")
                        : List.of("train.batch=8"));
        // Nothing is trained first.
        if (BundledRecipes.yaml(name).contains("  teacher: dinov3")) {
            settings.add("method.teacher=random:dinov3");
        } else if (BundledRecipes.yaml(name).contains("  start_from: dinov3")) {
            settings.addAll(List.of("method.start_from=\"\"", "method.gram.start=1"));
        }
        return BundledRecipes.read(name, settings);
    }

    private void recipe(String name) throws Exception {
        Path folder = Files.createTempDirectory(home, "runs");
        Homes homes = new Homes(home, home.resolve("cache"));
        libtorch.run(name, () -> {
            try (StepTrial trial = new StepTrial(read(name, home), folder, homes, libtorch, Progress.NONE)) {
                for (int i = 0; i < 2; i++) {
                    StepResult result = onDirtyMemory(trial::step);
                    System.out.println(name + " " + result.loss() + " " + result.gradientNorm());
                }
            }
            return true;
        });
    }

    private void goldens() throws Exception {
        List<CheckResult> failed =
                onDirtyMemory(() -> new Verification(libtorch).run(GoldenSource.bundled(), Device.CPU, _ -> {}))
                        .results()
                        .stream()
                        .filter(result -> result.status() == CheckResult.Status.FAILED)
                        .toList();
        failed.forEach(result -> System.out.println("failed " + result));
    }

    private void benches() throws Exception {
        List<String> sizes =
                List.of("batch=8", "width=48", "depth=1", "textdepth=1", "threads=1", "steps=2", "warmup=0");
        for (String loss : List.of("loss=clip", "loss=rankclip")) {
            List<String> all = new ArrayList<>(sizes);
            all.add(loss);
            System.out.println("bench " + onDirtyMemory(() -> new StepBenchmark(libtorch, StepSizes.of(all)).run()));
        }
        RankSizes rank = RankSizes.of(List.of("batch=32", "threads=1", "steps=2", "warmup=0"));
        System.out.println("bench " + onDirtyMemory(() -> new RankBenchmark(libtorch, rank).run(32)));
    }

    private <T> T onDirtyMemory(Callable<T> work) throws Exception {
        return libtorch.run("dirty memory", () -> {
            try (Scope scope = libtorch.scope("dirty memory")) {
                NativeTensor plug = libtorch.tools().dirtyMemory(scope);
                T result = work.call();
                plug.handle();
                return result;
            }
        });
    }
}
