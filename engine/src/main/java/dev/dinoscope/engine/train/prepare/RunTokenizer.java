package dev.dinoscope.engine.train.prepare;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.recipe.DataConfig;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.files.DiskFullException;
import dev.dinoscope.engine.run.files.Enclosure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;

/// The tokenizer of a run: the one that the recipe names, or one trained on the training captions; from
/// then on it is read from the run directory.
final class RunTokenizer {
    private static final String FILE = "tokenizer.json";

    private RunTokenizer() {}

    static BytePairTokenizer of(RunDirectory run, PairDataset dataset, DataConfig data) throws IOException {
        var file = run.path().resolve(FILE);
        if (Enclosure.isThere(file)) {
            var _ = run.enclosure().inside(file);
            return load(file);
        }
        var tokenizer = data.tokenizer().isBlank()
                ? train(dataset, data.vocabulary())
                : given(Path.of(data.tokenizer().strip()));
        // Whole or not at all: a resume reads what is there.
        var draft = run.path().resolve(FILE + ".part");
        try {
            tokenizer.save(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            Files.deleteIfExists(draft);
            throw DiskFullException.explain(file, fault);
        }
        return tokenizer;
    }

    private static BytePairTokenizer train(PairDataset dataset, int vocabulary) {
        var captions = Arrays.stream(dataset.split(Splits.TRAIN))
                .mapToObj(dataset.pairs()::get)
                .map(Pair::captions)
                .flatMap(Collection::stream)
                .toList();
        return BytePairTrainer.train(captions, vocabulary);
    }

    private static BytePairTokenizer given(Path path) throws IOException {
        try {
            return BytePairTokenizer.load(path);
        } catch (IOException fault) {
            throw new IOException("data.tokenizer: " + fault.getMessage(), fault);
        }
    }

    private static BytePairTokenizer load(Path file) throws IOException {
        try {
            return BytePairTokenizer.load(file);
        } catch (IOException fault) {
            throw new IOException(fault.getMessage() + "; delete the file and resume: it is made again", fault);
        }
    }
}
