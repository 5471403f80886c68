package dev.dinoscope.engine.files;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// The one way to read YAML, whoever wrote it: what is nested deeply or stands for very much is refused before a
/// recursive reader sees it, and scalars stay text.
public final class YamlReader {
    private YamlReader() {}

    /// @param label names the text in messages
    /// @return empty when the text holds nothing
    /// @throws YamlEngineException when it is no YAML, or too much
    public static Optional<Node> compose(String label, String yaml) {
        var settings = LoadSettings.builder().setLabel(label).build();
        YamlGuard.check(settings, yaml);
        return new Compose(settings).composeString(yaml);
    }

    /// @return nested maps and lists of text; null when the text holds nothing
    /// @throws YamlEngineException when it is no YAML, or too much
    public static @Nullable Object plain(String yaml) {
        if (compose("text", yaml).isEmpty()) {
            // Which the failsafe schema cannot make anything of.
            return null;
        }
        return new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build()).loadFromString(yaml);
    }
}
