package dev.dinoscope.engine.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tokenizers that come as merges: the ids of open_clip's SimpleTokenizer for the first 1,500 merges of its
/// vocabulary (see `make_open_clip.py`).
class OpenClipTokenizerTest {
    private static final Path MERGES = resource("bpe_cut.txt.gz");

    @TempDir
    Path folder;

    private static Path resource(String name) {
        return Path.of("src/test/resources/dev/dinoscope/engine/data/text", name);
    }

    private static int[] ints(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    @TestFactory
    Stream<DynamicTest> agreesWithOpenClip() throws IOException {
        var tokenizer = BytePairTokenizer.load(MERGES);
        var copied = folder.resolve("tokenizer.json");
        tokenizer.save(copied);
        var copy = BytePairTokenizer.load(copied);
        return JsonMapper.shared()
                .readTree(resource("open-clip-ids.json").toFile())
                .valueStream()
                .map(node -> DynamicTest.dynamicTest("«" + node.get("text").asString() + "»", () -> {
                    var text = node.get("text").asString();
                    assertThat(tokenizer.encode(text)).containsExactly(ints(node.get("ids")));
                    var row = new long[16];
                    tokenizer.encode(text, row);
                    assertThat(row)
                            .containsExactly(Arrays.stream(ints(node.get("row")))
                                    .asLongStream()
                                    .toArray());
                    assertThat(copy.encode(text)).as("the run's copy").containsExactly(ints(node.get("ids")));
                }));
    }

    @Test
    void aFolderWithVocabAndMergesIsHuggingFaces() throws IOException {
        var json = JsonMapper.shared().readTree(resource("tokenizer.json").toFile());
        Files.writeString(
                folder.resolve("vocab.json"), json.path("model").path("vocab").toString());
        var merges = new StringBuilder("#version: 0.2\n");
        json.path("model")
                .path("merges")
                .forEach(merge -> merges.append(
                                merge.isArray()
                                        ? merge.get(0).asString() + " "
                                                + merge.get(1).asString()
                                        : merge.asString())
                        .append('\n'));
        Files.writeString(folder.resolve("merges.txt"), merges);
        var whole = BytePairTokenizer.load(resource("tokenizer.json"));
        var parts = BytePairTokenizer.load(folder);
        for (var node :
                JsonMapper.shared().readTree(resource("expected-ids.json").toFile())) {
            assertThat(parts.encode(node.get("text").asString())).containsExactly(ints(node.get("ids")));
        }
        assertThat(parts.vocabularySize()).isEqualTo(whole.vocabularySize());
    }

    @Test
    void whatIsNoTokenizerIsRefusedWithTheReason() throws IOException {
        assertThatThrownBy(() -> BytePairTokenizer.load(folder))
                .hasMessageContaining("holds no tokenizer.json, merges.txt, bpe_simple_vocab_16e6.txt.gz");
        assertThatThrownBy(() -> BytePairTokenizer.load(folder.resolve("gone")))
                .hasMessageContaining("no tokenizer at");
        var text = Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\nonly\n");
        assertThatThrownBy(() -> BytePairTokenizer.load(text))
                .hasMessageContaining("merges.txt line 3: \"only\" — expected two tokens");
        var bomb = folder.resolve("bomb.gz");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 65; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        Files.write(bomb, packed.toByteArray());
        assertThatThrownBy(() -> BytePairTokenizer.load(bomb)).hasMessageContaining("unpacks to more than 64 MiB");
    }

    /// Another normaliser would mean other ids without a word.
    @Test
    void aTokenizerThatKeepsCapitalsIsRefused() throws IOException {
        var text = Files.readString(resource("tokenizer.json")).replace("\"Lowercase\"", "\"NFKC\"");
        var file = Files.writeString(folder.resolve("tokenizer.json"), text);
        assertThatThrownBy(() -> BytePairTokenizer.load(file))
                .hasMessageContaining("not CLIP's: NFC, Replace, Lowercase");
    }

    @Test
    void damagedFilesGiveATokenizerOrAReason() throws IOException {
        var random = new Random(7);
        for (var name : List.of("tokenizer.json", "bpe_cut.txt.gz")) {
            var whole = Files.readAllBytes(resource(name));
            for (int round = 0; round < 150; round++) {
                var damaged = whole.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                var file = Files.write(folder.resolve(name), damaged);
                try {
                    BytePairTokenizer.load(file).encode("a red fox, it's 3 – naïve");
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining(name);
                }
            }
        }
    }
}
