package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.source.FileEndings;
import dev.dinoscope.engine.data.source.OrdinaryFile;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.SidecarCaptions;
import dev.dinoscope.engine.data.source.TarEntry;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the files of one tar together into samples: those that follow each other and have the same name up to the
/// first dot of its last part, as WebDataset defines it.
final class ShardReader {
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
        this.name = FileEndings.of(name).equals("tar") ? name.substring(0, name.length() - ".tar".length()) : name;
        this.split = split;
    }

    /// Reads to the end, or to where the tar is damaged or cannot be read.
    ShardContent read() {
        try (var reader = new TarReader(tar)) {
            readSamples(reader);
        } catch (IOException e) {
            content.reject(Reject.FILE, tar.toString(), OrdinaryFile.reason(e));
        }
        return content;
    }

    private void readSamples(TarReader reader) throws IOException {
        @Nullable ShardSample sample = null;
        try {
            for (var member = reader.next(); member != null; member = reader.next()) {
                var file = member.name();
                int dot = file.indexOf('.', file.lastIndexOf('/') + 1);
                if (dot < 0 || dot == file.lastIndexOf('/') + 1) {
                    // WebDataset, too, leaves them out.
                    content.passOver(dot < 0 ? "files without an ending" : "hidden files", 1, tar + ", " + file);
                    continue;
                }
                var key = file.substring(0, dot);
                var ending = file.substring(dot + 1).toLowerCase(Locale.ROOT);
                if (sample != null
                        && (!key.equals(sample.key()) || sample.files().containsKey(ending))) {
                    var finished = sample;
                    sample = null;
                    finish(finished, reader);
                }
                sample = sample == null ? new ShardSample(key) : sample;
                sample.files().put(ending, member);
            }
        } finally {
            if (sample != null) {
                finish(sample, reader);
            }
        }
    }

    private void finish(ShardSample sample, TarReader reader) throws IOException {
        int times = timesSeen.merge(sample.key(), 1, Integer::sum);
        var place = tar + ", sample " + sample.key();
        var image = sample.first(settings.imageKeys());
        if (image.isEmpty()) {
            content.reject(Reject.IMAGE, place, sample.withoutImage());
            return;
        }
        var file = image.get().getValue();
        if (!file.fault().isEmpty()) {
            content.reject(Reject.IMAGE, tar + ", " + file.name(), file.fault());
            return;
        }
        var used = new HashSet<>(List.of(image.get().getKey()));
        var captions = captions(sample, reader, used);
        sample.files().keySet().stream()
                .filter(ending -> !used.contains(ending))
                .forEach(ending -> content.passOver(unread(ending), 1, place));
        var bytes = new TarEntry(tar, file.offset(), file.length());
        var id = name + "/" + sample.key();
        content.add(new Sample(times == 1 ? id : id + "#" + times, bytes, captions, "", split));
    }

    /// A setting may be what is missing.
    private String unread(String ending) {
        var last = FileEndings.of("." + ending);
        if (settings.imageKeys().contains(ending)) {
            return "further images of a sample, ending ." + ending;
        } else if (settings.textKeys().contains(last)) {
            return FileEndings.files(ending) + ", which data.source.text_keys does not name";
        }
        return FileEndings.files(ending)
                + (settings.imageKeys().contains(last) ? ", which data.source.image_keys does not name" : "");
    }

    private List<String> captions(ShardSample sample, TarReader reader, Set<String> used) throws IOException {
        var captions = new SidecarCaptions(content, settings.jsonKeys());
        for (var ending : settings.textKeys()) {
            var file = sample.files().get(ending);
            if (file != null && used.add(ending)) {
                var place = tar + ", " + file.name();
                add(file, place, OrdinaryFile.TEXT, reader, captions::addText);
            }
        }
        var json = sample.files().get(FileEndings.JSON);
        if (json != null && !settings.jsonKeys().isEmpty() && used.add(FileEndings.JSON)) {
            add(json, tar + ", sample " + sample.key(), OrdinaryFile.JSON, reader, captions::addJson);
        }
        return captions.captions();
    }

    /// Takes the content of a file.
    @FunctionalInterface
    private interface Taker {
        void take(String place, byte[] bytes);
    }

    private void add(TarMember file, String place, SizeLimit limit, TarReader reader, Taker taker) throws IOException {
        if (!file.fault().isEmpty()) {
            content.reject(Reject.LINE, place, file.fault());
            return;
        }
        try {
            OrdinaryFile.requireSize(tar, file.length(), limit);
            taker.take(place, reader.content(file));
        } catch (RefusedFileException e) {
            content.reject(Reject.LINE, place, OrdinaryFile.reason(e));
        }
    }
}
