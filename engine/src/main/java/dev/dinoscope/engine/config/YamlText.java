package dev.dinoscope.engine.config;

import dev.dinoscope.engine.files.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Parses YAML 1.2 into [Raw] values and collects what is wrong with the text itself.
///
/// From the node graph rather than loaded objects: all duplicate keys are found, with their lines, and scalars stay
/// text.
final class YamlText {
    private final List<ConfigError> errors;

    private YamlText(List<ConfigError> errors) {
        this.errors = errors;
    }

    static Raw parse(String label, String yaml, List<ConfigError> errors) {
        try {
            return YamlReader.compose(label, yaml)
                    .map(node -> new YamlText(errors).convert("", node))
                    .orElseGet(Raw.Mapping::empty);
        } catch (MarkedYamlEngineException fault) {
            errors.add(new ConfigError(
                    fault.getProblemMark().map(YamlText::place).orElse(""), "not YAML: " + fault.getProblem()));
        } catch (YamlEngineException fault) {
            errors.add(new ConfigError("", "not YAML: " + fault.getMessage()));
        }
        return Raw.Mapping.empty();
    }

    private static String place(Mark mark) {
        return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private Raw convert(String path, Node node) {
        return switch (node) {
            case ScalarNode scalar -> new Raw.Scalar(scalar.getValue(), !scalar.isPlain());
            case SequenceNode sequence ->
                new Raw.Sequence(sequence.getValue().stream()
                        .map(item -> convert(path, item))
                        .toList());
            case MappingNode mapping -> mapping(path, mapping);
            default -> throw new YamlEngineException("an anchor refers to itself at " + path);
        };
    }

    private Raw.Mapping mapping(String path, MappingNode node) {
        var result = Raw.Mapping.empty();
        var lines = new LinkedHashMap<String, List<String>>();
        for (var tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                errors.add(new ConfigError(path, "a list or section cannot be a key"));
                continue;
            }
            var key = keyNode.getValue();
            lines.computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(keyNode.getStartMark()
                            .map(mark -> "" + (mark.getLine() + 1))
                            .orElse("?"));
            result.entries().put(key, convert(Keys.join(path, key), tuple.getValueNode()));
        }
        lines.forEach((key, at) -> {
            if (at.size() > 1) {
                var problem = "given " + at.size() + " times, in lines " + String.join(", ", at) + "; keep one";
                errors.add(new ConfigError(Keys.join(path, key), problem));
            }
        });
        return result;
    }
}
