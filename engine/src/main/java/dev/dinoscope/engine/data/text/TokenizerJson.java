package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.data.text.Vocabulary.Merge;
import dev.dinoscope.engine.files.JsonSyntaxText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Hugging Face's `tokenizer.json`, in the form that CLIP's has.
final class TokenizerJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// Our own key: cleaning that the file's normaliser cannot express.
    private static final String CLEANING = "dinoscope_cleaning";

    /// Everything around the vocabulary; the two ids are filled in.
    private static final String FRAME = """
            {"version": "1.0", "truncation": null, "padding": null,
             "added_tokens": [
              {"id": START_ID, "content": "<|startoftext|>", "single_word": false, "lstrip": false, "rstrip": false,
               "normalized": true, "special": true},
              {"id": END_ID, "content": "<|endoftext|>", "single_word": false, "lstrip": false, "rstrip": false,
               "normalized": false, "special": true}],
             "normalizer": {"type": "Sequence", "normalizers": [
              {"type": "NFC"},
              {"type": "Replace", "pattern": {"Regex": "\\\\s+"}, "content": " "},
              {"type": "Lowercase"}]},
             "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
              {"type": "Split", "behavior": "Removed", "invert": true, "pattern":
               {"Regex": "'s|'t|'re|'ve|'m|'ll|'d|[\\\\p{L}]+|[\\\\p{N}]|[^\\\\s\\\\p{L}\\\\p{N}]+"}},
              {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true}]},
             "post_processor": {"type": "RobertaProcessing", "sep": ["<|endoftext|>", END_ID],
              "cls": ["<|startoftext|>", START_ID], "trim_offsets": false, "add_prefix_space": false},
             "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true, "use_regex": true},
             "model": {"type": "BPE", "dropout": null, "unk_token": "<|endoftext|>",
              "continuing_subword_prefix": "", "end_of_word_suffix": "</w>", "fuse_unk": false,
              "byte_fallback": false, "ignore_merges": false}}
            """;

    private TokenizerJson() {}

    /// @param longest see [ClipForm#longest]
    static void write(Vocabulary vocabulary, Cleaning cleaning, int longest, Path file) throws IOException {
        int size = vocabulary.tokens().size();
        var root = (ObjectNode) JSON.readTree(
                FRAME.replace("START_ID", String.valueOf(size - 2)).replace("END_ID", String.valueOf(size - 1)));
        if (cleaning != Cleaning.HUGGING_FACE) {
            root.put(CLEANING, cleaning.name()); // other readers pass over it
        }
        if (longest != BytePairTokenizer.UNLIMITED) {
            root.putObject("truncation")
                    .put("direction", "Right")
                    .put("max_length", longest)
                    .put("strategy", "LongestFirst")
                    .put("stride", 0);
        }
        var model = (ObjectNode) root.get("model");
        var ids = model.putObject("vocab");
        for (int id = 0; id < size; id++) {
            ids.put(vocabulary.tokens().get(id), id);
        }
        var merges = model.putArray("merges");
        vocabulary.merges().forEach(merge -> merges.add(merge.left() + " " + merge.right()));
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    /// @param bytes the file's content
    static BytePairTokenizer read(Path file, byte[] bytes) throws IOException {
        var root = tree(file, bytes);
        var form = new ClipForm(file, root);
        form.requireModel();
        var model = root.path("model");
        var vocabulary = checked(file, tokens(file, model.path("vocab")), merges(file, model.path("merges")));
        form.requireSteps();
        return new BytePairTokenizer(vocabulary, cleaning(file, root.path(CLEANING)), form.longest());
    }

    private static Cleaning cleaning(Path file, JsonNode name) throws IOException {
        if (name.isMissingNode()) {
            return Cleaning.HUGGING_FACE;
        }
        require(file, name.asString("").equals(Cleaning.OPEN_CLIP.name()), CLEANING + " is " + name);
        return Cleaning.OPEN_CLIP;
    }

    static JsonNode tree(Path file, byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw TokenizerFault.of(file, "it is not JSON: " + JsonSyntaxText.of(e));
        }
    }

    /// @param tokens place = id
    /// @throws IOException when they are not a vocabulary that can encode any text
    static Vocabulary checked(Path file, List<String> tokens, List<Merge> merges) throws IOException {
        require(file, tokens.size() >= BytePairTrainer.SMALLEST, "it has only " + tokens.size() + " tokens");
        var lasts = tokens.subList(tokens.size() - Vocabulary.SPECIALS, tokens.size());
        require(
                file,
                lasts.equals(List.of(Vocabulary.START, Vocabulary.END)),
                "its last two ids are " + lasts + ", not start and end of text: models find the end by its id, the"
                        + " highest of all");
        var known = new HashSet<>(tokens);
        for (var token : tokens.subList(0, tokens.size() - Vocabulary.SPECIALS)) {
            require(file, ByteAlphabet.spells(token), "the token \"" + token + "\" is not spelled in bytes");
        }
        for (var single : Vocabulary.of(List.of()).tokens()) {
            require(file, known.contains(single), "it lacks the token \"" + single + "\"");
        }
        for (var merge : merges) {
            for (var token : List.of(merge.left(), merge.right(), merge.joined())) {
                require(file, known.contains(token), "it lacks the token \"" + token + "\" of a merge");
            }
        }
        return new Vocabulary(tokens, merges);
    }

    /// @param vocab token → id
    static List<String> tokens(Path file, JsonNode vocab) throws IOException {
        require(file, vocab.isObject(), "its vocabulary is no object of tokens and ids");
        var tokens = new String[vocab.size()];
        for (var entry : vocab.properties()) {
            int id = entry.getValue().isInt() ? entry.getValue().asInt() : -1;
            require(
                    file,
                    id >= 0 && id < tokens.length && tokens[id] == null,
                    "vocab: id " + entry.getValue() + " of \"" + entry.getKey() + "\" is not one of 0…"
                            + (tokens.length - 1) + " or is taken");
            tokens[id] = entry.getKey();
        }
        return Arrays.asList(tokens);
    }

    private static List<Merge> merges(Path file, JsonNode node) throws IOException {
        require(file, node.isArray(), "model.merges is no list of merges");
        var merges = new LinkedHashSet<Merge>();
        for (var merge : node) {
            require(file, merges.add(merge(file, merge)), "model.merges holds " + merge + " twice");
        }
        return List.copyOf(merges);
    }

    /// Older files write `"a b"`, newer ones `["a", "b"]`.
    private static Merge merge(Path file, JsonNode node) throws IOException {
        var halves = node.isArray()
                ? node.valueStream().map(half -> half.asString("")).toArray(String[]::new)
                : node.asString("").split(" ", -1);
        require(
                file,
                halves.length == 2 && !halves[0].isEmpty() && !halves[1].isEmpty(),
                "model.merges: " + node + " is not two tokens");
        return new Merge(halves[0], halves[1]);
    }

    private static void require(Path file, boolean condition, String otherwise) throws IOException {
        TokenizerFault.require(file, condition, otherwise);
    }
}
