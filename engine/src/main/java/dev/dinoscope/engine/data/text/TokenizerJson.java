package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.data.text.Vocabulary.Merge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Hugging Face's `tokenizer.json`, in the form that CLIP's has.
final class TokenizerJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

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

    static void write(Vocabulary vocabulary, Cleaning cleaning, Path file) throws IOException {
        int size = vocabulary.tokens().size();
        var root = JSON.readTree(
                FRAME.replace("START_ID", String.valueOf(size - 2)).replace("END_ID", String.valueOf(size - 1)));
        if (cleaning != Cleaning.HUGGING_FACE) {
            ((ObjectNode) root).put(CLEANING, cleaning.name()); // other readers pass over it
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
        var model = root.path("model");
        require(file, model.path("type").asString("").equals("BPE"), "model.type is not BPE");
        require(
                file,
                model.path("end_of_word_suffix").asString("").equals(Vocabulary.END_OF_WORD),
                "model.end_of_word_suffix is not </w>: byte-pair tokenizers of CLIP's kind have it");
        requireClipsCleaning(file, root);
        var merges = new ArrayList<Merge>();
        for (var merge : model.path("merges")) {
            merges.add(merge(file, merge));
        }
        boolean openClip = root.path(CLEANING).asString("").equals(Cleaning.OPEN_CLIP.name());
        var cleaning = openClip ? Cleaning.OPEN_CLIP : Cleaning.HUGGING_FACE;
        return checked(file, tokens(file, model.path("vocab")), merges, cleaning);
    }

    static JsonNode tree(Path file, byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Other cleaning or splitting would give ids that the model has never seen, without a word.
    private static void requireClipsCleaning(Path file, JsonNode root) throws IOException {
        var steps = root.path("normalizer")
                .path("normalizers")
                .valueStream()
                .map(step -> step.path("type").asString(""))
                .toList();
        require(
                file,
                steps.equals(List.of("NFC", "Replace", "Lowercase")),
                "its normalizers are " + steps + ", not CLIP's: NFC, Replace, Lowercase");
        var splits = root.path("pre_tokenizer")
                .path("pretokenizers")
                .valueStream()
                .map(step -> step.path("type").asString(""))
                .toList();
        require(
                file,
                splits.equals(List.of("Split", "ByteLevel")),
                "its pre-tokenizers are " + splits + ", not CLIP's: Split, ByteLevel");
    }

    /// @param tokens place = id
    /// @throws IOException when they are not a vocabulary that can encode any text
    static BytePairTokenizer checked(Path file, List<String> tokens, List<Merge> merges, Cleaning cleaning)
            throws IOException {
        require(file, tokens.size() >= BytePairTrainer.SMALLEST, "it has only " + tokens.size() + " tokens");
        var lasts = tokens.subList(tokens.size() - Vocabulary.SPECIALS, tokens.size());
        require(
                file,
                lasts.equals(List.of(Vocabulary.START, Vocabulary.END)),
                "the last two ids are " + lasts + ", not start and end of text");
        var known = new HashSet<>(tokens);
        for (var token : tokens.subList(0, tokens.size() - Vocabulary.SPECIALS)) {
            require(file, ByteAlphabet.spells(token), "the token \"" + token + "\" is not spelled in bytes");
        }
        for (var single : Vocabulary.of(List.of()).tokens()) {
            require(file, known.contains(single), "it lacks the token \"" + single + "\"");
        }
        for (var merge : merges) {
            require(file, known.contains(merge.joined()), "it lacks the token of the merge \"" + merge.joined() + "\"");
        }
        return new BytePairTokenizer(new Vocabulary(tokens, merges), cleaning);
    }

    /// @param vocab token → id
    static List<String> tokens(Path file, JsonNode vocab) throws IOException {
        var tokens = new String[vocab.size()];
        for (var entry : vocab.properties()) {
            int id = entry.getValue().asInt(-1);
            require(
                    file,
                    id >= 0 && id < tokens.length && tokens[id] == null,
                    "vocab: id " + entry.getValue() + " of \"" + entry.getKey() + "\" is not one of 0…"
                            + (tokens.length - 1) + " or is taken");
            tokens[id] = entry.getKey();
        }
        require(file, tokens.length > 0 && !Arrays.asList(tokens).contains(null), "vocab: ids are missing");
        return Arrays.asList(tokens);
    }

    /// Older files write `"a b"`, newer ones `["a", "b"]`.
    private static Merge merge(Path file, JsonNode node) throws IOException {
        if (node.isArray()) {
            return new Merge(node.path(0).asString(""), node.path(1).asString(""));
        }
        var halves = node.asString("").split(" ", 2);
        require(file, halves.length == 2, "model.merges: " + node + " is not two tokens");
        return new Merge(halves[0], halves[1]);
    }

    private static void require(Path file, boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(file + ": " + otherwise);
        }
    }
}
