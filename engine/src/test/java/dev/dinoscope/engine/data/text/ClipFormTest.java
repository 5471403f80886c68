package dev.dinoscope.engine.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a file says decides: it is honoured, or refused by the place that says something else.
class ClipFormTest {
    private static final String CAPTION = "A Red  fox no. 12 <image> wow!!! it'll";

    @TempDir
    private Path folder;

    private String plain = "";
    private BytePairTokenizer tokenizer = BytePairTrainer.train(TestCaptions.ANIMALS, 560);

    @BeforeEach
    void write() throws IOException {
        tokenizer = BytePairTrainer.train(TestCaptions.ANIMALS, 560);
        var file = folder.resolve("plain.json");
        tokenizer.save(file);
        plain = Files.readString(file)
                .replaceAll("\\s*\n\\s*", "")
                .replace("[ ", "[")
                .replace(" ]", "]")
                .replace("}, {", "},{");
    }

    private Path edited(String part, String other) throws IOException {
        assertThat(plain).contains(part);
        return Files.writeString(folder.resolve("edited.json"), plain.replace(part, other));
    }

    /// The same in other words, and what changes no id.
    @Test
    void theSameInOtherWordsIsTaken() throws IOException {
        String[][] edits = {
            {"\"normalized\" : true", "\"normalized\" : false"},
            {
                "\"post_processor\" : {\"type\" : \"RobertaProcessing\"",
                "\"post_processor\" : null, \"x\" : {\"type\" : \"\""
            },
            {"{\"type\" : \"Replace\",\"pattern\" : {\"Regex\" : \"\\\\s+\"},\"content\" : \" \"},", ""},
            {"\"dropout\" : null", "\"dropout\" : 0.0"},
            {"\"'s|'t", "\"<\\\\|startoftext\\\\|>|<\\\\|endoftext\\\\|>|'s|'t"},
            {"\"use_regex\" : true", "\"use_regex\" : false"},
            {"\"version\"", "\"of_another_program\" : [1, 2], \"version\""},
            {"\"continuing_subword_prefix\" : \"\"", "\"continuing_subword_prefix\" : null"},
        };
        for (var edit : edits) {
            var loaded = BytePairTokenizer.load(edited(edit[0], edit[1]));
            assertThat(loaded.encode(CAPTION)).as(edit[1]).isEqualTo(tokenizer.encode(CAPTION));
            assertThat(loaded.hash()).isEqualTo(tokenizer.hash());
        }
    }

    @Test
    void mergesMayBePairs() throws IOException {
        var pairs = plain.substring(plain.indexOf("\"merges\"")).replaceAll("\"(\\S+) (\\S+?)\"", "[\"$1\", \"$2\"]");
        var file = Files.writeString(
                folder.resolve("pairs.json"), plain.substring(0, plain.indexOf("\"merges\"")) + pairs);
        assertThat(BytePairTokenizer.load(file).hash()).isEqualTo(tokenizer.hash());
    }

    @Test
    void aTemplateOfStartCaptionEndIsTaken() throws IOException {
        int size = tokenizer.vocabularySize();
        var template = """
                "post_processor" : {"type": "TemplateProcessing", "single": [
                 {"SpecialToken": {"id": "<|startoftext|>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                 {"SpecialToken": {"id": "<|endoftext|>", "type_id": 0}}], "pair": [], "special_tokens": {
                 "<|startoftext|>": {"id": "<|startoftext|>", "ids": [START], "tokens": ["<|startoftext|>"]},
                 "<|endoftext|>": {"id": "<|endoftext|>", "ids": [END], "tokens": ["<|endoftext|>"]}}}, "x" : {"type" : \
                """.replace("START", String.valueOf(size - 2)).replace("END", String.valueOf(size - 1));
        var file = edited("\"post_processor\" : {\"type\" : ", template);
        assertThat(BytePairTokenizer.load(file).hash()).isEqualTo(tokenizer.hash());
        Files.writeString(file, Files.readString(file).replace("\"ids\": [" + (size - 1), "\"ids\": [7"));
        assertThatThrownBy(() -> BytePairTokenizer.load(file)).hasMessageContaining("post_processor");
    }

    @Test
    void truncationIsHonouredAndKept() throws IOException {
        var cut = BytePairTokenizer.load(edited(
                "\"truncation\" : null",
                "\"truncation\" : {\"direction\": \"Right\", \"max_length\": 6, \"strategy\": \"LongestFirst\","
                        + " \"stride\": 0}"));
        cut.save(folder.resolve("again.json"));
        var row = new long[12];
        BytePairTokenizer.load(folder.resolve("again.json")).encode(CAPTION, row);
        try (var peer = HuggingFaceTokenizer.builder()
                .optTokenizerPath(folder.resolve("edited.json"))
                .build()) {
            assertThat(Arrays.copyOf(row, 6))
                    .containsExactly(peer.encode(CAPTION).getIds());
        }
        assertThat(Arrays.copyOfRange(row, 6, 12)).containsOnly(0);
        assertThat(cut.hash()).isNotEqualTo(tokenizer.hash());
    }

    @Test
    void somethingElseIsRefusedByItsPlace() throws IOException {
        int size = tokenizer.vocabularySize();
        String[][] edits = {
            {"\"added_tokens\" : [", "\"added_tokens\" : [{\"id\": " + size + ", \"content\": \"<image>\"}, ", "<image>"
            },
            {"\"added_tokens\" : [", "\"added_tokens\" : [{\"id\": 0, \"content\": \"!\"}, ", "added_tokens"},
            {"\"Regex\" : \"\\\\s+\"", "\"Regex\" : \"\\\\d+\"", "normalizer"},
            {"\"type\" : \"NFC\"", "\"type\" : \"NFKC\"", "normalizer"},
            {",{\"type\" : \"Lowercase\"}", "", "normalizer"},
            {"\"'s|'t", "\"'t", "pre_tokenizer"},
            {"\"behavior\" : \"Removed\"", "\"behavior\" : \"Isolated\"", "pre_tokenizer"},
            {"\"add_prefix_space\" : false", "\"add_prefix_space\" : true", "pre_tokenizer"},
            {"\"sep\" : [\"<|endoftext|>\"", "\"sep\" : [\"<|startoftext|>\"", "post_processor"},
            {"\"dropout\" : null", "\"dropout\" : 0.5", "model.dropout is 0.5"},
            {"\"ignore_merges\" : false", "\"ignore_merges\" : true", "model.ignore_merges"},
            {"\"continuing_subword_prefix\" : \"\"", "\"continuing_subword_prefix\" : \"##\"", "subword_prefix"},
            {"\"padding\" : null", "\"padding\" : {\"pad_id\": 3, \"direction\": \"Right\"}", "padding"},
            {"\"truncation\" : null", "\"truncation\" : {\"max_length\": 5, \"direction\": \"Left\"}", "truncation"},
            {"\"<|endoftext|>\" : " + (size - 1), "\"<|endoftext|>\" : " + (size + 1), "vocab: id"},
            {"\"merges\" : [", "\"merges\" : [\"q q\", ", "it lacks the token"},
            {"\"merges\" : [", "\"merges\" : [3, ", "model.merges: 3"},
            {"\"vocab\" : {", "\"vocab\" : {\"!\" : 0, ", "not JSON"},
        };
        for (var edit : edits) {
            var file = edited(edit[0], edit[1]);
            assertThatThrownBy(() -> BytePairTokenizer.load(file))
                    .as(edit[1])
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("edited.json")
                    .hasMessageContaining(edit[2]);
        }
    }

    @Test
    void theEndMustHaveTheHighestId() throws IOException {
        int size = tokenizer.vocabularySize();
        var swapped = plain.replace("<|startoftext|>\" : " + (size - 2), "<|startoftext|>\" : " + (size - 1))
                .replace("<|endoftext|>\" : " + (size - 1), "<|endoftext|>\" : " + (size - 2));
        var file = Files.writeString(folder.resolve("swapped.json"), swapped);
        assertThatThrownBy(() -> BytePairTokenizer.load(file)).hasMessageContaining("the highest of all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a line of prose", "null", "\n", "{}", "[]", "7", "r e\nre d</w>\n", "#version: 0.2\n", "\0\1"})
    void whatIsNoTokenizerIsRefused(String content) throws IOException {
        var file = Files.writeString(folder.resolve("other.json"), content);
        assertThatThrownBy(() -> BytePairTokenizer.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.json is no tokenizer that can be used here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "\"a b\"", "7"})
    void mergesThatAreNoListAreRefused(String merges) throws IOException {
        int at = plain.indexOf("\"merges\"");
        var file =
                Files.writeString(folder.resolve("odd.json"), plain.substring(0, at) + "\"merges\" : " + merges + "}}");
        assertThatThrownBy(() -> BytePairTokenizer.load(file)).hasMessageContaining("model.merges is no list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    @Timeout(60)
    void manyLevelsAreRefused(String level) throws IOException {
        var file = Files.writeString(folder.resolve("deep.json"), level.repeat(100_000));
        assertThatThrownBy(() -> BytePairTokenizer.load(file)).isInstanceOf(IOException.class);
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        var file =
                Files.write(folder.resolve("latin.txt"), "#version: 0.2\né b\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> BytePairTokenizer.load(file)).hasMessageContaining("not text in UTF-8");
    }

    /// A word without a space, as of a program that joined all words: the ids are those of Hugging Face's, and it takes
    /// time in proportion.
    @Test
    @Timeout(120)
    void oneWordOfAnyLength() throws IOException {
        for (var letters : List.of("fox", "a", "redfrogtwo")) {
            var word = letters.repeat(4_000);
            try (var peer = HuggingFaceTokenizer.builder()
                    .optTokenizerPath(folder.resolve("plain.json"))
                    .optAddSpecialTokens(false)
                    .optTruncation(false)
                    .build()) {
                long[] ids =
                        Arrays.stream(tokenizer.encode(word)).asLongStream().toArray();
                assertThat(ids).isEqualTo(peer.encode(word).getIds());
            }
        }
        var row = new long[16];
        tokenizer.encode("fox".repeat(200_000), row);
        assertThat(row).startsWith(tokenizer.startId()).endsWith(tokenizer.endId());
        var learned = BytePairTrainer.train(List.of("a red fox", "fox".repeat(200_000)), 560);
        assertThat(learned.decode(learned.encode("a red fox"))).isEqualTo("a red fox");
    }
}
