package dev.dinoscope.engine.train.prepare;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.data.load.LoaderSettings;
import dev.dinoscope.engine.data.load.PairLoader;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.trace.Device;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run reads, ready: its recipe, and the data, tokenizer and teachers that this asks for. Those who train,
/// evaluate or replay take it apart, and hand on what each part of theirs needs.
///
/// @param device to train on
/// @param dataset owned: closed with this
/// @param tokenizer of a method that reads captions
/// @param models that the method learns from, by name
public record PreparedRun(
        Recipe recipe,
        Device device,
        PairDataset dataset,
        RunPlan plan,
        Optional<BytePairTokenizer> tokenizer,
        Map<String, TrainedModel> models)
        implements AutoCloseable {

    /// What the method's learner is built from.
    public LearnerContext context() {
        return recipe.context(tokenizer.map(BytePairTokenizer::vocabularySize).orElse(0), models);
    }

    /// Of the tokenizer; empty without one.
    public String tokenizerHash() {
        return tokenizer.map(BytePairTokenizer::hash).orElse("");
    }

    /// The splits to evaluate: those the recipe names, or those its data are usually judged by.
    public List<String> evaluated() {
        var named = recipe.eval().splits();
        return named.isEmpty()
                ? recipe.data().source().judgedBy(dataset.splitSizes().sequencedKeySet())
                : named;
    }

    /// Batches for the method; the caller closes them.
    ///
    /// @param fields what the method reads of a batch
    /// @param firstStep at which they begin
    public PairLoader loader(List<BatchField> fields, long firstStep) {
        var data = recipe.data();
        return new PairLoader(
                dataset,
                tokenizer,
                new LoaderSettings(
                        Splits.TRAIN,
                        recipe.train().batch(),
                        fields,
                        recipe.seed(),
                        firstStep,
                        data.distinctConcepts(),
                        data.augmentation(),
                        data.captions(),
                        data.workers(),
                        data.prefetch(),
                        data.maxBroken(),
                        LoaderSettings.PATIENCE));
    }

    @Override
    public void close() {
        dataset.close();
    }
}
