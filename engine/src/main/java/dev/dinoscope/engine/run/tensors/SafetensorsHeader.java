package dev.dinoscope.engine.run.tensors;

import dev.dinoscope.engine.files.JsonFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON header of a safetensors file, checked as strictly as the reference reader does.
///
/// @param entries in the order of their data, which they fill without gap
record SafetensorsHeader(List<Entry> entries, SequencedMap<String, String> metadata) {
    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Where a tensor lies, in bytes after the header.
    record Entry(String name, ElementType type, List<Long> shape, long start, long end) {}

    /// @param dataBytes what the file holds after the header
    /// @throws IllegalArgumentException saying what is wrong
    static SafetensorsHeader parse(byte[] json, long dataBytes) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException fault) {
            throw new IllegalArgumentException("its header cannot be read: " + JsonFault.words(fault), fault);
        }
        require(root.isObject(), "its header is not a JSON object");
        var metadata = new LinkedHashMap<String, String>();
        var entries = new ArrayList<Entry>();
        for (var property : root.properties()) {
            if (property.getKey().equals(METADATA)) {
                property.getValue().properties().forEach(item -> metadata.put(item.getKey(), text(item.getValue())));
            } else {
                entries.add(entry(property.getKey(), property.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
        requireSeamless(entries, dataBytes);
        return new SafetensorsHeader(List.copyOf(entries), metadata);
    }

    private static Entry entry(String name, JsonNode node) {
        var type = Arrays.stream(ElementType.values())
                .filter(candidate -> candidate.name().equals(text(node.path("dtype"))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "tensor " + name + " has the type " + node.path("dtype") + ", which is not supported"));
        var offsets = longs(name, "data_offsets", node);
        require(offsets.size() == 2, "tensor " + name + " needs two data_offsets");
        var entry = new Entry(name, type, longs(name, "shape", node), offsets.getFirst(), offsets.getLast());
        require(
                entry.start >= 0 && entry.end - entry.start == StoredTensor.byteSize(type, entry.shape),
                String.format(
                        Locale.ROOT, "tensor %s: %s%s does not fit its bytes %s", name, type, entry.shape, offsets));
        return entry;
    }

    private static List<Long> longs(String name, String key, JsonNode node) {
        var list = node.path(key);
        require(list.isArray(), "tensor " + name + " has no list called " + key);
        var values = new ArrayList<Long>();
        for (var item : list) {
            require(item.isIntegralNumber() && item.canConvertToLong(), "tensor " + name + " has an odd " + key);
            values.add(item.longValue());
        }
        return values;
    }

    private static void requireSeamless(List<Entry> entries, long dataBytes) {
        long at = 0;
        for (var entry : entries) {
            require(entry.start >= at, "tensor " + entry.name + " overlaps the one before it");
            require(entry.start == at, "there is a hole before tensor " + entry.name);
            at = entry.end;
        }
        require(at <= dataBytes, String.format(Locale.ROOT, "it ends after %d of %d bytes of data", dataBytes, at));
        require(at == dataBytes, String.format(Locale.ROOT, "%d bytes follow the last tensor", dataBytes - at));
    }

    private static String text(JsonNode node) {
        require(node.isString(), "its header has " + node + " where text belongs");
        return node.stringValue();
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    /// Lays tensors out one after another.
    static SafetensorsHeader of(List<StoredTensor> tensors, Map<String, String> metadata) {
        var entries = new ArrayList<Entry>();
        long at = 0;
        for (var tensor : tensors) {
            require(
                    !tensor.name().equals(METADATA)
                            && entries.stream().noneMatch(other -> other.name.equals(tensor.name())),
                    "two tensors are called " + tensor.name());
            entries.add(new Entry(
                    tensor.name(),
                    tensor.type(),
                    tensor.shape(),
                    at,
                    at += tensor.data().byteSize()));
        }
        return new SafetensorsHeader(entries, new LinkedHashMap<>(metadata));
    }

    /// The JSON, padded with spaces so that the data after it starts at a multiple of eight.
    byte[] toJson() {
        var root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            var node = root.putObject(METADATA);
            metadata.forEach(node::put);
        }
        for (var entry : entries) {
            var node = root.putObject(entry.name).put("dtype", entry.type.name());
            var shape = node.putArray("shape");
            entry.shape.forEach(shape::add);
            node.putArray("data_offsets").add(entry.start).add(entry.end);
        }
        var json = root.toString().getBytes(StandardCharsets.UTF_8);
        var padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }
}
