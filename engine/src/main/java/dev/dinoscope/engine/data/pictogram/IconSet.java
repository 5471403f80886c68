package dev.dinoscope.engine.data.pictogram;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads the wanted drawings of one Iconify set out of the jar on the class path. Streaming: a set has up to 100 MB of
/// JSON, of which only the wanted bodies are kept.
final class IconSet {
    /// Iconify's default where neither the set nor the icon says.
    private static final double DEFAULT_SIDE = 16;

    private static final String ARTIFACT = "org.webjars.npm:iconify__json";
    private final Map<String, Map<String, Double>> boxes = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, Double> defaults = new HashMap<>();
    private final Set<String> wanted;
    private final BooleanSupplier cancelled;

    private IconSet(Set<String> wanted, BooleanSupplier cancelled) {
        this.wanted = wanted;
        this.cancelled = cancelled;
    }

    /// The version of the icon jar on the class path.
    static String version() throws IOException {
        try (var in = open("META-INF/maven/org.webjars.npm/iconify__json/pom.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        }
    }

    /// @return icon name → drawing; names that the set lacks are missing
    static Map<String, Icon> read(String style, Set<String> wanted, BooleanSupplier cancelled) throws IOException {
        var set = new IconSet(wanted, cancelled);
        var resource = "META-INF/resources/webjars/iconify__json/" + version() + "/json/" + style + ".json";
        try (var in = open(resource);
                var json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            set.readSet(json);
        } catch (JacksonException e) {
            throw new IOException(resource + " in " + ARTIFACT + ": " + e.getOriginalMessage(), e);
        }
        return set.icons();
    }

    private static InputStream open(String resource) throws IOException {
        var in = IconSet.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(resource + " is not on the class path; the engine needs " + ARTIFACT);
        }
        return in;
    }

    private void readSet(JsonParser json) {
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = json.currentName();
            var value = json.nextToken();
            if (key.equals("icons")) {
                readIcons(json);
            } else if (value.isNumeric()) {
                defaults.put(key, json.getDoubleValue());
            } else {
                json.skipChildren();
            }
        }
    }

    private void readIcons(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled while reading the drawings");
            }
            var name = json.currentName();
            json.nextToken();
            if (wanted.contains(name)) {
                readIcon(name, json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readIcon(String name, JsonParser json) {
        Map<String, Double> box = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = json.currentName();
            var value = json.nextToken();
            if (key.equals("body")) {
                bodies.put(name, json.getString());
            } else if (value.isNumeric()) {
                box.put(key, json.getDoubleValue());
            } else {
                json.skipChildren();
            }
        }
        boxes.put(name, box);
    }

    /// The set's default size comes last in the file, after the icons.
    private Map<String, Icon> icons() {
        Map<String, Icon> icons = new HashMap<>();
        bodies.forEach((name, body) -> icons.put(
                name,
                new Icon(
                        body,
                        measure(name, "left", 0),
                        measure(name, "top", 0),
                        measure(name, "width", DEFAULT_SIDE),
                        measure(name, "height", DEFAULT_SIDE))));
        return icons;
    }

    private double measure(String name, String key, double otherwise) {
        return boxes.getOrDefault(name, Map.of()).getOrDefault(key, defaults.getOrDefault(key, otherwise));
    }
}
