package dev.dinoscope.engine.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Goes over the events of a YAML text, which needs neither a deep stack nor much memory, and refuses what would.
final class YamlGuard {
    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_DEPTH = 32;
    /// Counted with what aliases stand for: a few of them can mean billions of nodes.
    private static final int MAX_NODES = 100_000;

    private final Map<Anchor, Long> sizes = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private long nodes;

    private YamlGuard() {}

    /// A list or section that has not ended yet.
    private record Open(Optional<Anchor> anchor, long before) {}

    /// @throws YamlEngineException when the text is no YAML, or too much
    static void check(LoadSettings settings, String yaml) {
        if (yaml.length() > MAX_CHARACTERS) {
            throw new YamlEngineException("longer than 1 MiB");
        }
        var guard = new YamlGuard();
        for (var event : new Parse(settings).parseString(yaml)) {
            guard.see(event);
        }
    }

    private void see(Event event) {
        switch (event) {
            case ScalarEvent scalar -> {
                nodes++;
                scalar.getAnchor().ifPresent(anchor -> sizes.put(anchor, 1L));
            }
            case AliasEvent alias -> nodes += standsFor(alias.getAlias());
            case CollectionStartEvent start -> {
                open.push(new Open(start.getAnchor(), nodes));
                nodes++;
            }
            case CollectionEndEvent _ -> {
                var ended = open.pop();
                ended.anchor().ifPresent(anchor -> sizes.put(anchor, nodes - ended.before()));
            }
            default -> {}
        }
        if (open.size() > MAX_DEPTH) {
            throw new YamlEngineException("nested deeper than " + MAX_DEPTH + " levels" + place(event));
        }
        if (nodes > MAX_NODES) {
            throw new YamlEngineException("more than " + MAX_NODES + " values" + place(event));
        }
    }

    private long standsFor(Anchor anchor) {
        if (open.stream().anyMatch(part -> part.anchor().filter(anchor::equals).isPresent())) {
            throw new YamlEngineException("the anchor " + anchor.getValue() + " refers to itself");
        }
        return sizes.getOrDefault(anchor, 1L);
    }

    private static String place(Event event) {
        return event.getStartMark()
                .map(mark -> " (line " + (mark.getLine() + 1) + ")")
                .orElse("");
    }
}
