package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.data.text.Vocabulary.Merge;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    static void write(Vocabulary vocabulary, Path file) throws IOException {
        int size = vocabulary.tokens().size();
        var root = JSON.readTree(
                FRAME.replace("START_ID", String.valueOf(size - 2)).replace("END_ID", String.valueOf(size - 1)));
        var model = (ObjectNode) root.get("model");
        var ids = model.putObject("vocab");
        for (int id = 0; id < size; id++) {
            ids.put(vocabulary.tokens().get(id), id);
        }
        var merges = model.putArray("merges");
        vocabulary.merges().forEach(merge -> merges.add(merge.left() + " " + merge.right()));
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    static Vocabulary read(Path file) throws IOException {
        try {
            return parse(file, JSON.readTree(Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not text", e);
        } catch (JacksonException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Vocabulary parse(Path file, JsonNode root) throws IOException {
        var model = root.path("model");
        require(file, model.path("type").asString("").equals("BPE"), "model.type is not BPE");
        require(
                file,
                model.path("end_of_word_suffix").asString("").equals(Vocabulary.END_OF_WORD),
                "model.end_of_word_suffix is not </w>: byte-pair tokenizers of CLIP's kind have it");
        var tokens = tokens(file, model.path("vocab"));
        var merges = new ArrayList<Merge>();
        for (var merge : model.path("merges")) {
            merges.add(merge(file, merge));
        }
        var vocabulary = new Vocabulary(tokens, merges);
        var lasts = tokens.subList(tokens.size() - Vocabulary.SPECIALS, tokens.size());
        require(
                file,
                lasts.equals(List.of(Vocabulary.START, Vocabulary.END)),
                "the last two ids are " + lasts + ", not start and end of text");
        return vocabulary;
    }

    private static List<String> tokens(Path file, JsonNode vocab) throws IOException {
        var tokens = new String[vocab.size()];
        for (var entry : vocab.properties()) {
            int id = entry.getValue().asInt(-1);
            require(
                    file,
                    id >= 0 && id < tokens.length && tokens[id] == null,
                    "model.vocab: id " + entry.getValue() + " of \"" + entry.getKey() + "\" is not one of 0…"
                            + (tokens.length - 1) + " or is taken");
            tokens[id] = entry.getKey();
        }
        require(file, tokens.length >= BytePairTrainer.SMALLEST, "model.vocab has only " + tokens.length + " entries");
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
