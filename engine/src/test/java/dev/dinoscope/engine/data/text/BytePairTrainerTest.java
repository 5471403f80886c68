package dev.dinoscope.engine.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytePairTrainerTest {
    /// The example of Sennrich et al. 2016: es, then est, then lo.
    @Test
    void learnsTheMostFrequentPairsFirst(@TempDir Path folder) throws IOException {
        var captions = List.of(
                "low low low low low",
                "lower lower",
                "newest newest newest newest newest newest",
                "widest widest widest");
        BytePairTrainer.train(captions, BytePairTrainer.SMALLEST + 3).save(folder.resolve("t.json"));
        assertThat(BytePairTokenizer.load(folder.resolve("t.json")).vocabulary().merges())
                .extracting(Vocabulary.Merge::joined)
                .containsExactly("es", "est</w>", "lo");
    }

    @Test
    void theOrderOfTheCaptionsDoesNotMatter() {
        var forth = BytePairTrainer.train(TestCaptions.ANIMALS, 560);
        var back = BytePairTrainer.train(TestCaptions.ANIMALS.reversed(), 560);
        for (var caption : TestCaptions.ANIMALS) {
            assertThat(forth.encode(caption)).containsExactly(back.encode(caption));
        }
    }

    @Test
    void stopsWhenNoPairRepeats() {
        assertThat(BytePairTrainer.train(List.of("abc"), 4096).vocabularySize()).isEqualTo(BytePairTrainer.SMALLEST);
    }

    @Test
    void tooSmallAVocabularyIsRefused() {
        assertThatThrownBy(() -> BytePairTrainer.train(List.of("abc"), 300)).hasMessageContaining("at least 514");
    }
}
