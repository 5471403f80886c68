package dev.dinoscope.engine.data.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Whether a `tokenizer.json` says what [BytePairTokenizer] does. Anything else that it says would be passed over,
/// and captions would get ids that the model has never seen; so it is refused by its place in the file. What says
/// the same in other words, and what changes no id, is taken.
///
/// @param file for messages
/// @param root of its content
record ClipForm(Path file, JsonNode root) {
    private static final Set<String> WHITE_SPACE = Set.of("\\s", "\\s+", " +", "\\s{2,}");
    private static final String SPECIALS = "<\\|startoftext\\|>|<\\|endoftext\\|>|";
    private static final String CLITICS = "'s|'t|'re|'ve|'m|'ll|'d|";
    private static final Set<String> WORDS = Set.of(
            CLITICS + "[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
            CLITICS + "\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+",
            SPECIALS + CLITICS + "[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
            SPECIALS + CLITICS + "\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+");

    /// @throws IOException naming the first place around the model that says something else
    void requireSteps() throws IOException {
        require(root.path("version").asString("1.0").equals("1.0"), "version is " + root.path("version") + ", not 1.0");
        requireNormalizer();
        requirePreTokenizer();
        requirePostProcessor();
        requireAddedTokens();
        requirePadding();
    }

    /// @throws IOException naming the first of the model's settings that says something else
    void requireModel() throws IOException {
        var model = root.path("model");
        require(text(model, "type").equals("BPE"), "model.type is not BPE but " + model.path("type"));
        require(
                text(model, "end_of_word_suffix").equals(Vocabulary.END_OF_WORD),
                "model.end_of_word_suffix is not </w>: byte-pair tokenizers of CLIP's kind have it");
        require(isNothing(model.path("continuing_subword_prefix")), "model.continuing_subword_prefix is not empty");
        var dropout = model.path("dropout");
        require(
                isNothing(dropout) || (dropout.isNumber() && dropout.asDouble() == 0),
                "model.dropout is " + dropout + ": captions would be cut by chance; expected null");
        require(!model.path("ignore_merges").asBoolean(false), "model.ignore_merges is true, expected false");
    }

    private void requireNormalizer() throws IOException {
        var rest = JsonSteps.of(root.path("normalizer"), "normalizers").stream()
                .filter(step -> !isWhiteSpaceOnly(step))
                .toList();
        require(
                rest.stream().map(step -> text(step, "type")).toList().equals(List.of("NFC", "Lowercase")),
                "its normalizer has " + JsonSteps.brief(rest)
                        + ", not CLIP's: NFC, Replace, Lowercase (white space by a space)");
    }

    /// White space only separates words: how much there is of it changes nothing.
    private static boolean isWhiteSpaceOnly(JsonNode step) {
        return switch (text(step, "type")) {
            case "Strip" -> true;
            case "Replace" ->
                text(step, "content").equals(" ") && WHITE_SPACE.contains(text(step.path("pattern"), "Regex"));
            default -> false;
        };
    }

    private void requirePreTokenizer() throws IOException {
        var steps = JsonSteps.of(root.path("pre_tokenizer"), "pretokenizers");
        require(
                steps.size() == 2 && isSplit(steps.getFirst()) && isByteLevel(steps.getLast()),
                "pre_tokenizer: expected CLIP's Split into words (Removed, inverted) and ByteLevel without a prefix"
                        + " space, but it has " + JsonSteps.brief(steps));
    }

    private static boolean isSplit(JsonNode step) {
        return text(step, "type").equals("Split")
                && text(step, "behavior").equals("Removed")
                && step.path("invert").asBoolean(false)
                && WORDS.contains(text(step.path("pattern"), "Regex"));
    }

    private static boolean isByteLevel(JsonNode step) {
        return text(step, "type").equals("ByteLevel")
                && !step.path("add_prefix_space").asBoolean(true);
    }

    /// Without one, start and end are added all the same: a text encoder of CLIP's kind needs them.
    private void requirePostProcessor() throws IOException {
        for (var step : JsonSteps.of(root.path("post_processor"), "processors")) {
            var frames = switch (text(step, "type")) {
                case "ByteLevel" -> true; // tells places in the caption, no ids
                case "RobertaProcessing" ->
                    isSpecial(step.path("cls"), Vocabulary.START) && isSpecial(step.path("sep"), Vocabulary.END);
                case "TemplateProcessing" -> isTemplate(step);
                default -> false;
            };
            require(
                    frames,
                    "post_processor: expected start of text, the caption, end of text, but it has "
                            + JsonSteps.brief(List.of(step)));
        }
    }

    private boolean isSpecial(JsonNode tokenAndId, String token) {
        return tokenAndId.isArray()
                && tokenAndId.path(0).asString("").equals(token)
                && isIdOf(tokenAndId.path(1), token);
    }

    private boolean isIdOf(JsonNode id, String token) {
        return id.isInt() && id.equals(root.path("model").path("vocab").path(token));
    }

    private boolean isTemplate(JsonNode step) {
        var parts = step.path("single");
        var ids = step.path("special_tokens");
        return parts.size() == 3
                && isFrame(parts.path(0), ids, Vocabulary.START)
                && parts.path(1).has("Sequence")
                && isFrame(parts.path(2), ids, Vocabulary.END);
    }

    private boolean isFrame(JsonNode part, JsonNode ids, String token) {
        var known = ids.path(text(part.path("SpecialToken"), "id"));
        return text(part.path("SpecialToken"), "id").equals(token)
                && known.path("ids").size() == 1
                && isIdOf(known.path("ids").path(0), token);
    }

    /// Tokens that are matched before a caption is cut into words.
    private void requireAddedTokens() throws IOException {
        var tokens = root.path("added_tokens");
        require(isNothing(tokens) || tokens.isArray(), "added_tokens is no list");
        for (var token : tokens) {
            var content = text(token, "content");
            require(
                    content.equals(Vocabulary.START) || content.equals(Vocabulary.END),
                    "added_tokens holds " + token.path("content") + " with the id " + token.path("id")
                            + ": only start and end of text are known here");
            require(
                    isIdOf(token.path("id"), content),
                    "added_tokens gives " + content + " the id " + token.path("id") + ", the vocabulary "
                            + root.path("model").path("vocab").path(content));
        }
    }

    private void requirePadding() throws IOException {
        var padding = root.path("padding");
        require(
                isNothing(padding)
                        || (padding.path("pad_id").asInt(-1) == 0
                                && text(padding, "direction").equals("Right")),
                "padding is " + padding + ": captions are padded on the right with id 0; expected null");
    }

    /// Ids that a caption has at most, start and end included.
    int longest() throws IOException {
        var truncation = root.path("truncation");
        if (isNothing(truncation)) {
            return BytePairTokenizer.UNLIMITED;
        }
        var most = truncation.path("max_length");
        require(
                most.isInt()
                        && most.asInt() >= Vocabulary.SPECIALS
                        && truncation.path("direction").asString("Right").equals("Right"),
                "truncation is " + truncation + ": expected null, or a max_length from 2 on the right");
        return most.asInt();
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.asString().isEmpty());
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    private void require(boolean condition, String otherwise) throws IOException {
        TokenizerFault.require(file, condition, otherwise);
    }
}
