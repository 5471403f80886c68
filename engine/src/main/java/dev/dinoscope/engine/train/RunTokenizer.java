package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;

/// The tokenizer of a run: trained once on the training captions, then read from the run directory.
final class RunTokenizer {
    private static final String FILE = "tokenizer.json";

    private RunTokenizer() {}

    static BytePairTokenizer of(RunDirectory run, PairDataset dataset, int vocabulary) throws IOException {
        var file = run.path().resolve(FILE);
        if (Files.exists(file)) {
            return BytePairTokenizer.load(file);
        }
        var captions = Arrays.stream(dataset.split(Splits.TRAIN))
                .mapToObj(dataset.pairs()::get)
                .map(Pair::captions)
                .flatMap(Collection::stream)
                .toList();
        var tokenizer = BytePairTrainer.train(captions, vocabulary);
        tokenizer.save(file);
        return tokenizer;
    }
}
