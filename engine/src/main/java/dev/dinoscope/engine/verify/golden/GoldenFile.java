package dev.dinoscope.engine.verify.golden;

import dev.dinoscope.engine.trace.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A file of golden vectors.
///
/// @param tolerance in float64: `|a−b| ≤ tolerance·(1+|b|)`
public record GoldenFile(String name, double tolerance, List<GoldenCase> cases) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param source for messages
    /// @throws IllegalArgumentException if the text is not of the form
    public static GoldenFile parse(String source, String text) {
        try {
            JsonNode root = JSON.readTree(text);
            List<GoldenCase> cases = new ArrayList<>();
            Map<String, JsonNode> byName = new LinkedHashMap<>();
            for (JsonNode node : root.path("cases")) {
                JsonNode whole = completed(node, byName);
                byName.put(whole.path("name").asString("?"), whole);
                cases.add(parseCase(whole));
            }
            if (cases.isEmpty()) {
                throw new IllegalArgumentException(source + " holds no cases");
            }
            return new GoldenFile(
                    root.path("name").asString(source),
                    root.path("tolerance_rel").asDouble(1e-9),
                    cases);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(source + " is not a golden file: " + e.getOriginalMessage(), e);
        }
    }

    /// A case that is `like` an earlier one has its inputs and parameters, but for those that it gives itself, and
    /// without those that it gives as null.
    private static JsonNode completed(JsonNode node, Map<String, JsonNode> earlier) {
        if (!node.has("like")) {
            return node;
        }
        String like = node.path("like").asString();
        JsonNode model = earlier.get(like);
        if (model == null) {
            throw new IllegalArgumentException(
                    "a case is like \"" + like + "\", but before it there are only " + earlier.keySet());
        }
        ObjectNode whole = (ObjectNode) node.deepCopy();
        for (String part : List.of("inputs", "params")) {
            JsonNode both = merged(model.path(part), node.path(part));
            if (both.isObject()) {
                whole.set(part, both);
            }
        }
        return whole;
    }

    private static JsonNode merged(JsonNode model, JsonNode own) {
        if (own.isMissingNode()) {
            return model;
        }
        if (!model.isObject() || !own.isObject() || own.has("data")) {
            return own;
        }
        ObjectNode both = (ObjectNode) model.deepCopy();
        own.properties().forEach(e -> {
            if (e.getValue().isNull()) {
                both.remove(e.getKey());
            } else {
                both.set(e.getKey(), merged(both.path(e.getKey()), e.getValue()));
            }
        });
        return both;
    }

    private static GoldenCase parseCase(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.path("params").properties().stream()
                .filter(e -> e.getValue().isString())
                .forEach(e -> texts.put(e.getKey(), e.getValue().stringValue()));
        return new GoldenCase(
                node.path("name").asString("?"),
                tensors(node.path("inputs")),
                tensors(node.path("params")),
                texts,
                expected(node.path("outputs")),
                expected(node.path("grads")));
    }

    /// What is expected must be comparable: a value passed over would count as agreed.
    private static Map<String, GoldenTensor> expected(JsonNode object) {
        return flattened("", object, (name, value) -> {
            throw new IllegalArgumentException(name + ": " + value + " — expected numbers");
        });
    }

    private static Map<String, GoldenTensor> tensors(JsonNode object) {
        return flattened("", object, (_, _) -> {});
    }

    /// Objects within objects are named `outer.inner`.
    ///
    /// @param other takes what is no number
    private static Map<String, GoldenTensor> flattened(
            String prefix, JsonNode object, BiConsumer<String, JsonNode> other) {
        Map<String, GoldenTensor> tensors = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNumber()) {
                tensors.put(name, new GoldenTensor(Shape.scalar(), value.doubleValue()));
            } else if (value.isBoolean()) {
                tensors.put(name, new GoldenTensor(Shape.scalar(), value.booleanValue() ? 1 : 0));
            } else if (value.isArray()) {
                tensors.put(name, new GoldenTensor(Shape.of(value.size()), numbers(value)));
            } else if (value.isObject() && value.has("data")) {
                tensors.put(name, tensor(value));
            } else if (value.isObject()) {
                tensors.putAll(flattened(name + ".", value, other));
            } else {
                other.accept(name, value);
            }
        });
        return tensors;
    }

    private static GoldenTensor tensor(JsonNode value) {
        long[] dims =
                value.path("shape").valueStream().mapToLong(JsonNode::asLong).toArray();
        return new GoldenTensor(Shape.of(dims), numbers(value.path("data")));
    }

    private static double[] numbers(JsonNode list) {
        return list.valueStream()
                .mapToDouble(n -> n.isBoolean() ? (n.booleanValue() ? 1 : 0) : n.asDouble())
                .toArray();
    }
}
