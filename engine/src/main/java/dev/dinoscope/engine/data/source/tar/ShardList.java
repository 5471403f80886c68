package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.source.SourceErrors;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tars that a text names: `00000.tar`, `{00000..00331}.tar`, `*.tar`, a folder of tars, or several of these with
/// `::` between them.
final class ShardList {
    private static final String BETWEEN = "::";
    private final String key;
    private final String text;
    private final Set<Path> shards = new LinkedHashSet<>();
    private final List<Path> missing = new ArrayList<>();

    private ShardList(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /// @param key of the setting, for messages
    /// @return absolute paths, in the order that is written, each once
    /// @throws dev.dinoscope.engine.config.ConfigException when one is missing or none is named
    static List<Path> of(String key, String text) throws IOException {
        var list = new ShardList(key, text);
        if (text.isBlank()) {
            throw SourceErrors.of(key, "\"\"", "missing; give tars, such as /data/cc3m/{00000..00331}.tar");
        }
        for (var part : text.split(BETWEEN, -1)) {
            list.refuseRemote(part.strip());
            for (var expanded : BraceExpansion.of(key, part.strip())) {
                list.add(expanded);
            }
        }
        return list.checked();
    }

    private void refuseRemote(String part) {
        if (part.contains("://") || part.startsWith("pipe:")) {
            throw SourceErrors.of(key, part, "only tars on disks of this machine can be read; fetch them first");
        }
    }

    private void add(String expanded) throws IOException {
        var path = SourceErrors.absolute(key, expanded);
        if (Files.isDirectory(path)) {
            addMatching(path, "*.tar");
        } else if (expanded.indexOf('*') >= 0 || expanded.indexOf('?') >= 0) {
            var parent = path.getParent();
            if (parent != null && Files.isDirectory(parent)) {
                addMatching(parent, String.valueOf(path.getFileName()));
            } else {
                missing.add(path);
            }
        } else if (Files.isRegularFile(path)) {
            shards.add(path);
        } else {
            missing.add(path);
        }
    }

    private void addMatching(Path folder, String pattern) throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (var files = Files.list(folder)) {
            files.filter(file -> matcher.matches(file.getFileName())).sorted().forEach(shards::add);
        }
    }

    private List<Path> checked() {
        if (!missing.isEmpty()) {
            throw SourceErrors.of(
                    key,
                    text,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d tars are missing, the first is %s",
                            missing.size(),
                            missing.size() + shards.size(),
                            missing.getFirst()));
        }
        if (shards.isEmpty()) {
            throw SourceErrors.of(key, text, "no tar found");
        }
        return List.copyOf(shards);
    }
}
