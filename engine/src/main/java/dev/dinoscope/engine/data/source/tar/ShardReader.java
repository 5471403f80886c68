package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.TarEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the files of one tar together into samples: those that follow each other and have the same name up to the
/// first dot of its last part, as WebDataset defines it.
final class ShardReader {
    private static final Set<String> IMAGE_KEYS = Set.of("jpg", "jpeg", "png", "webp", "gif", "bmp");
    private static final int LONGEST_TEXT = 1 << 24;

    private final WebDataset settings;
    private final Path tar;
    private final String name;
    private final String split;
    private final ShardContent content = new ShardContent();
    private final Map<String, Integer> timesSeen = new HashMap<>();

    /// @param name of the tar in ids
    ShardReader(WebDataset settings, Path tar, String name, String split) {
        this.settings = settings;
        this.tar = tar;
        this.name = name.endsWith(".tar") ? name.substring(0, name.length() - ".tar".length()) : name;
        this.split = split;
    }

    /// Reads to the end, or to where the tar is damaged.
    ///
    /// @throws IOException when the disk fails
    ShardContent read() throws IOException {
        try (var reader = new TarReader(tar)) {
            try {
                readSamples(reader);
            } catch (DamagedTarException e) {
                content.reject(Reject.FILE, tar.toString(), String.valueOf(e.getMessage()));
            }
        }
        return content;
    }

    private void readSamples(TarReader reader) throws IOException {
        @Nullable String key = null;
        Map<String, TarMember> files = new LinkedHashMap<>();
        try {
            for (var member = reader.next(); member != null; member = reader.next()) {
                var file = member.name();
                int dot = file.indexOf('.', file.lastIndexOf('/') + 1);
                if (dot < 0 || file.substring(file.lastIndexOf('/') + 1, dot).isEmpty()) {
                    continue; // WebDataset, too, leaves out what has no ending and hidden files
                }
                var next = file.substring(0, dot);
                if (key != null && !next.equals(key)) {
                    finish(key, files, reader);
                    files.clear();
                }
                key = next;
                files.put(file.substring(dot + 1).toLowerCase(Locale.ROOT), member);
            }
        } finally {
            if (key != null) {
                finish(key, files, reader);
            }
        }
    }

    private void finish(String key, Map<String, TarMember> files, TarReader reader) throws IOException {
        var id = name + "/" + key;
        int times = timesSeen.merge(key, 1, Integer::sum);
        var place = tar + ", sample " + key;
        var image = files.entrySet().stream()
                .filter(file -> IMAGE_KEYS.contains(file.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (image.isEmpty()) {
            content.reject(Reject.IMAGE, place, "no image among its files: " + String.join(", ", files.keySet()));
            return;
        }
        var bytes = new TarEntry(tar, image.get().offset(), image.get().length());
        var captions = captions(files, reader, place);
        content.samples().add(new Sample(times == 1 ? id : id + "#" + times, bytes, captions, "", split));
    }

    private List<String> captions(Map<String, TarMember> files, TarReader reader, String place) throws IOException {
        var captions = new ArrayList<String>();
        for (var key : settings.textKeys()) {
            var file = files.get(key);
            if (file != null) {
                // Retrieval sets have several captions in one file, a line each.
                text(file, reader).lines().forEach(captions::add);
            }
        }
        var json = files.get("json");
        if (json != null && !settings.jsonKeys().isEmpty()) {
            try {
                captions.addAll(SidecarJson.captions(text(json, reader), settings.jsonKeys()));
            } catch (IOException e) {
                content.reject(Reject.LINE, place, String.valueOf(e.getMessage()));
            }
        }
        return captions.stream().map(String::strip).distinct().toList();
    }

    private static String text(TarMember file, TarReader reader) throws IOException {
        if (file.length() > LONGEST_TEXT) {
            throw new IOException(
                    String.format(Locale.ROOT, "%s has %,d bytes; no caption is so long", file.name(), file.length()));
        }
        return new String(reader.content(file), StandardCharsets.UTF_8);
    }
}
