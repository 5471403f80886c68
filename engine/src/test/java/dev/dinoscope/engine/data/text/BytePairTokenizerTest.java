package dev.dinoscope.engine.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BytePairTokenizerTest {
    @TempDir
    Path folder;

    private static Path resource(String name) {
        return Path.of("src/test/resources/dev/dinoscope/engine/data/text", name);
    }

    /// The ids that Hugging Face's tokenizers give (made in Python from a CLIP tokenizer with 200 merges).
    @TestFactory
    Stream<DynamicTest> agreesWithHuggingFacesIds() throws IOException {
        var tokenizer = BytePairTokenizer.load(resource("tokenizer.json"));
        var cases = JsonMapper.shared().readTree(resource("expected-ids.json").toFile());
        return cases.valueStream()
                .map(node -> DynamicTest.dynamicTest(node.get("name").asString(), () -> {
                    int[] expected = node.get("ids")
                            .valueStream()
                            .mapToInt(id -> id.asInt())
                            .toArray();
                    assertThat(tokenizer.encode(node.get("text").asString())).containsExactly(expected);
                }));
    }

    @Test
    void djlsTokenizerOpensTheSavedFileAndGivesTheSameIds() throws IOException {
        var tokenizer = BytePairTrainer.train(TestCaptions.ANIMALS, 560);
        var file = folder.resolve("tokenizer.json");
        tokenizer.save(file);
        try (var peer = HuggingFaceTokenizer.newInstance(file)) {
            for (var text : texts()) {
                long[] mine = new long[tokenizer.encode(text).length + 2];
                tokenizer.encode(text, mine);
                assertThat(mine).as(text).containsExactly(peer.encode(text).getIds());
            }
        }
    }

    @Test
    void savingAndLoadingChangesNothing() throws IOException {
        var tokenizer = BytePairTrainer.train(TestCaptions.ANIMALS, 560);
        tokenizer.save(folder.resolve("a.json"));
        var loaded = BytePairTokenizer.load(folder.resolve("a.json"));
        loaded.save(folder.resolve("b.json"));
        assertThat(folder.resolve("b.json")).hasSameTextualContentAs(folder.resolve("a.json"));
        for (var text : texts()) {
            assertThat(loaded.encode(text)).containsExactly(tokenizer.encode(text));
        }
    }

    @Test
    void anyTextComesBackSaveForCaseAndSpaces() {
        var tokenizer = BytePairTrainer.train(TestCaptions.ANIMALS, 560);
        for (var text : texts()) {
            var words = Words.of(Cleaning.HUGGING_FACE.clean(text)).collect(Collectors.joining(" "));
            assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(words);
        }
    }

    @Test
    void aLongCaptionIsCutAndKeepsItsEnd() {
        var tokenizer = BytePairTrainer.train(TestCaptions.ANIMALS, 560);
        var row = new long[6];
        Arrays.fill(row, -1);
        tokenizer.encode("one two three four five six seven", row);
        assertThat(row)
                .startsWith(tokenizer.startId())
                .endsWith(tokenizer.endId())
                .doesNotContain(-1, 0);
        assertThat(tokenizer.endId()).isEqualTo(tokenizer.vocabularySize() - 1);
        tokenizer.encode("fox", row);
        assertThat(Arrays.stream(row).filter(id -> id == tokenizer.endId())).hasSize(1);
        assertThat(row).endsWith(0, 0);
    }

    @Test
    void aFileOfAnotherKindIsRefusedByName() throws IOException {
        var file = Files.writeString(folder.resolve("wordpiece.json"), "{\"model\": {\"type\": \"WordPiece\"}}");
        assertThatThrownBy(() -> BytePairTokenizer.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("wordpiece.json")
                .hasMessageContaining("model.type is not BPE");
    }

    /// Every plane of Unicode, white space, marks and clitics; no lone surrogates, which UTF-8 cannot hold.
    private static List<String> texts() {
        var random = new Random(7);
        var texts = new ArrayList<>(List.of("", "  \t\n ", "It's THE fox's CAFÉ", "İΟΔΟΣ", "don't ''s 're x'LL"));
        for (int i = 0; i < 60; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(random.nextInt(4) == 0 ? " " : Character.toString(point(random)));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /// Assigned characters only: for the others, versions of Unicode differ about letters.
    private static int point(Random random) {
        while (true) {
            int point = random.nextBoolean() ? random.nextInt(0x250) : random.nextInt(0x20000);
            int type = Character.getType(point);
            if (type != Character.SURROGATE
                    && type != Character.UNASSIGNED
                    && type != Character.PRIVATE_USE
                    && point != 0) {
                return point;
            }
        }
    }
}
