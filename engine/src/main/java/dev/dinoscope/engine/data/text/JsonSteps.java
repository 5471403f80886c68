package dev.dinoscope.engine.data.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Steps of a tokenizer that a `tokenizer.json` may give one by one or as a `Sequence`.
final class JsonSteps {
    private static final int SHOWN = 120;

    private JsonSteps() {}

    /// @param node null or missing where there is none
    /// @param key of a sequence's steps
    static List<JsonNode> of(JsonNode node, String key) {
        return flat(node, key).toList();
    }

    private static Stream<JsonNode> flat(JsonNode node, String key) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.empty();
        }
        return node.path("type").asString("").equals("Sequence")
                ? node.path(key).valueStream().flatMap(step -> flat(step, key))
                : Stream.of(node);
    }

    /// For people.
    static String brief(List<JsonNode> steps) {
        return steps.isEmpty() ? "none" : steps.stream().map(JsonSteps::brief).collect(Collectors.joining(", "));
    }

    private static String brief(JsonNode step) {
        var text = step.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
