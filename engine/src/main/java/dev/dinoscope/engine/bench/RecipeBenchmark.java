package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.train.loop.StepTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Times a training step of several recipes on their own data, turn and turn about, because machines are
/// noisy: what a method costs beside another.
public final class RecipeBenchmark {
    private final Libtorch libtorch;
    private final Homes homes;
    private final Path folder;
    private final Progress progress;

    /// @param folder for the run directories that this needs; the caller's to delete
    public RecipeBenchmark(Libtorch libtorch, Homes homes, Path folder, Progress progress) {
        this.libtorch = libtorch;
        this.homes = homes;
        this.folder = folder;
        this.progress = progress;
    }

    /// What a recipe's step takes.
    ///
    /// @param milliseconds median of the whole step
    /// @param ratio of the step's time to that of the first recipe in the same round; median of the rounds
    public record Timing(String recipe, double milliseconds, double ratio) {}

    /// @param rounds in each of which every recipe takes one step
    public List<Timing> run(List<Recipe> recipes, int warmup, int rounds) throws Exception {
        return libtorch.run("bench", () -> {
            var trials = new ArrayList<StepTrial>();
            try {
                for (var recipe : recipes) {
                    trials.add(new StepTrial(recipe, folder, homes, libtorch, progress));
                }
                return time(trials, warmup, rounds);
            } finally {
                trials.forEach(StepTrial::close);
            }
        });
    }

    private static List<Timing> time(List<StepTrial> trials, int warmup, int rounds) {
        var millis = new double[trials.size()][rounds];
        for (var round = -warmup; round < rounds; round++) {
            for (var i = 0; i < trials.size(); i++) {
                var before = System.nanoTime();
                trials.get(i).step();
                if (round >= 0) {
                    millis[i][round] = (System.nanoTime() - before) / 1e6;
                }
            }
        }
        var timings = new ArrayList<Timing>();
        for (var i = 0; i < trials.size(); i++) {
            var ratios = new double[rounds];
            for (var round = 0; round < rounds; round++) {
                ratios[round] = millis[i][round] / millis[0][round];
            }
            timings.add(new Timing(trials.get(i).recipe().name(), median(millis[i]), median(ratios)));
        }
        return timings;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
