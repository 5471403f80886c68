package dev.dinoscope.engine.fuzz;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.fuzz.Fuzzer.SilentAcceptance;
import dev.dinoscope.engine.fuzz.Fuzzer.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Damaged tokenizers. What is taken must give the ids that Hugging Face's library gives for the same file; where that
/// refuses it, for a fault that concerns no id, the ids of the undamaged one.
final class TokenizerTarget {
    private static final List<String> CAPTIONS =
            List.of("a red fox", "Two  GREEN frogs, no. 12!!!", "it'll be café", "<image> ##x");

    private TokenizerTarget() {}

    static Target of(Path directory) throws IOException {
        var file = directory.resolve("tokenizer.json");
        var whole = BytePairTrainer.train(List.of("a red fox", "a green frog", "two red frogs"), 530);
        whole.save(file);
        return new Target("tokenizer.json", List.of(Files.readAllBytes(file)), IOException.class, input -> {
            Files.write(file, input);
            var taken = BytePairTokenizer.load(file);
            try (var peer = peer(file).orElse(null)) {
                for (var caption : CAPTIONS) {
                    long[] expected = peer == null
                            ? wide(whole.encode(caption))
                            : peer.encode(caption).getIds();
                    if (!Arrays.equals(wide(taken.encode(caption)), expected)) {
                        throw new SilentAcceptance("other ids for \"" + caption + "\"");
                    }
                }
            }
        });
    }

    private static long[] wide(int[] ids) {
        return Arrays.stream(ids).asLongStream().toArray();
    }

    private static Optional<HuggingFaceTokenizer> peer(Path file) {
        try {
            return Optional.of(HuggingFaceTokenizer.builder()
                    .optTokenizerPath(file)
                    .optAddSpecialTokens(false)
                    .optTruncation(false)
                    .optPadding(false)
                    .build());
        } catch (IOException | RuntimeException refused) {
            return Optional.empty();
        }
    }
}
