package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.source.Descent;
import dev.dinoscope.engine.data.source.FileEndings;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.SplitNames;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The tars that a text names: `00000.tar`, `{00000..00331}.tar`, `*.tar`, a folder of tars, or several of these with
/// `::` between them.
final class ShardList {
    private static final String BETWEEN = "::";
    private final String key;
    private final String text;
    private final String split;
    private final Map<Path, Shard> shards = new LinkedHashMap<>();
    private final Map<String, List<String>> passedOver = new LinkedHashMap<>();
    private final List<Path> missing = new ArrayList<>();

    private ShardList(String key, String text, String split) {
        this.key = key;
        this.text = text;
        this.split = split;
    }

    /// @param key of the setting, for messages
    /// @param split of all samples; empty where folders `train`, `val` and `test` may name it
    /// @throws dev.dinoscope.engine.config.ConfigException when one is missing or none is named
    static ShardList of(String key, String text, String split) throws IOException {
        var list = new ShardList(key, text, split);
        if (text.isBlank()) {
            throw SourceErrors.of(key, "\"\"", "missing; give tars, such as /data/cc3m/{00000..00331}.tar");
        }
        for (var part : text.split(BETWEEN, -1)) {
            list.refuseRemote(part.strip());
            for (var expanded : BraceExpansion.of(key, part.strip())) {
                list.add(expanded);
            }
        }
        list.check();
        return list;
    }

    /// Absolute paths, in the order that is written, each once.
    List<Shard> shards() {
        return List.copyOf(shards.values());
    }

    /// What lies beside tars in folders that were named, by what it is.
    Map<String, List<String>> passedOver() {
        return passedOver;
    }

    private void refuseRemote(String part) {
        if (part.contains("://") || part.startsWith("pipe:")) {
            throw SourceErrors.of(key, part, "only tars on disks of this machine can be read; fetch them first");
        }
    }

    private void add(String expanded) throws IOException {
        var path = SourceErrors.absolute(key, expanded);
        if (Files.isDirectory(path)) {
            addFolder(Descent.from(path), split);
        } else if (expanded.indexOf('*') >= 0 || expanded.indexOf('?') >= 0) {
            var parent = path.getParent();
            if (parent != null && Files.isDirectory(parent)) {
                addMatching(parent, String.valueOf(path.getFileName()));
            } else {
                missing.add(path);
            }
        } else if (Files.exists(path)) {
            add(path, split);
        } else {
            missing.add(path);
        }
    }

    private void add(Path tar, String ofSplit) {
        shards.putIfAbsent(tar, new Shard(tar, ofSplit));
    }

    /// Shards lie in folders of folders as well; those called `train`, `val` or `test` say what is in them.
    private void addFolder(Descent folder, String ofSplit) throws IOException {
        for (var child : children(folder.folder())) {
            var name = String.valueOf(child.getFileName());
            var below = Files.isDirectory(child) ? folder.into(child) : Optional.<Descent>empty();
            if (name.startsWith(".")) {
                passOver("hidden files and folders", child);
            } else if (below.isPresent()) {
                boolean names = ofSplit.isEmpty() && SplitNames.isSplit(name);
                addFolder(below.get(), names ? SplitNames.of(name) : ofSplit);
            } else if (Files.isDirectory(child)) {
                passOver("links that lead back to a folder above", child);
            } else if (FileEndings.of(name).equals("tar")) {
                add(child, ofSplit);
            } else {
                passOver(FileEndings.files(FileEndings.of(name)) + " beside tars", child);
            }
        }
    }

    private void passOver(String what, Path file) {
        passedOver.computeIfAbsent(what, _ -> new ArrayList<>()).add(file.toString());
    }

    private void addMatching(Path folder, String pattern) throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        children(folder).stream()
                .filter(file -> matcher.matches(file.getFileName()) && !Files.isDirectory(file))
                .forEach(file -> add(file, split));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void check() {
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
    }
}
