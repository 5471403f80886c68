package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.data.source.CaptionText;
import dev.dinoscope.engine.data.source.ImageBase;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins the two lists of a caption file by the images' ids; either may come first.
final class CocoSamples {
    private static final int PROGRESS_EVERY = 4096;

    private final String name;
    private final long size;
    private final ImageBase base;
    private final ImageFolders folders;
    private final String split;
    private final Map<JsonKey, String> files = new LinkedHashMap<>();
    private final Map<JsonKey, List<String>> captions = new LinkedHashMap<>();
    private long images;
    private long annotations;

    /// @param size of the file in bytes, for progress
    CocoSamples(String name, long size, ImageBase base, ImageFolders folders, String split) {
        this.name = name;
        this.size = size;
        this.base = base;
        this.folders = folders;
        this.split = split;
    }

    /// What is known of an image or an annotation while it is read.
    private static final class Entry {
        private @Nullable JsonKey id;
        private @Nullable JsonKey image;
        private List<String> texts = List.of();
    }

    /// @throws DamagedJsonException when the file is no such list; nothing of it is used then
    void read(JsonWalk json, SampleSink sink) throws IOException {
        json.file(key -> {
            switch (key.toLowerCase(Locale.ROOT)) {
                case "images" -> json.array(() -> readImage(json, sink));
                case "annotations" -> json.array(() -> readCaption(json, sink));
                default -> json.skip();
            }
        });
        if (files.isEmpty() || captions.isEmpty()) {
            throw new DamagedJsonException(
                    name, "expected images and annotations with captions, as in captions_train2017.json");
        }
        pass(sink);
    }

    private void readImage(JsonWalk json, SampleSink sink) throws IOException {
        var image = new Entry();
        var entry = new EntryPlace(name, json.line(), "images", ++images);
        var fault = json.entry(key -> {
            switch (key.toLowerCase(Locale.ROOT)) {
                case "id" -> image.id = json.key().orElse(null);
                case "file_name" -> image.texts = List.of(json.text());
                default -> json.skip();
            }
        });
        var file = image.texts.isEmpty() ? "" : image.texts.getFirst();
        var place = entry.text("id", image.id);
        if (fault.isPresent()) {
            sink.reject(Reject.IMAGE, place, fault.get());
        } else if (image.id == null || file.isBlank()) {
            sink.reject(Reject.IMAGE, place, "an image without id or file_name");
        } else {
            var earlier = files.putIfAbsent(image.id, file);
            if (earlier != null && !earlier.equals(file)) {
                sink.reject(Reject.IMAGE, place, "id " + image.id + " is that of " + earlier + " already");
            }
        }
        tell(json, sink);
    }

    private void readCaption(JsonWalk json, SampleSink sink) throws IOException {
        var annotation = new Entry();
        var entry = new EntryPlace(name, json.line(), "annotations", ++annotations);
        var fault = json.entry(key -> {
            switch (key.toLowerCase(Locale.ROOT)) {
                case "image_id" -> annotation.image = json.key().orElse(null);
                case "caption" -> annotation.texts = json.texts();
                // For messages: what is wrong with it harms nothing.
                case "id" -> annotation.id = json.keyIfAny().orElse(null);
                default -> json.skip();
            }
        });
        var words = annotation.texts.stream()
                .filter(text -> !CaptionText.isEmpty(text))
                .toList();
        var place = entry.text("id", annotation.id);
        if (fault.isPresent()) {
            sink.reject(Reject.LINE, place, fault.get());
        } else if (annotation.image == null || words.isEmpty()) {
            sink.reject(Reject.LINE, place, "an annotation without image_id or caption");
        } else {
            captions.computeIfAbsent(annotation.image, _ -> new ArrayList<>(5)).addAll(words);
        }
        tell(json, sink);
    }

    private void tell(JsonWalk json, SampleSink sink) {
        if ((images + annotations) % PROGRESS_EVERY == 1) {
            sink.progress("reading " + name, json.position(), size);
        }
    }

    private void pass(SampleSink sink) throws IOException {
        for (var image : files.entrySet()) {
            var words = captionsOf(image.getKey());
            try {
                var id = base.id(folders.place(image.getValue()));
                sink.add(new Sample(id, base.image(id), words, "", split));
            } catch (IllegalArgumentException _) {
                sink.reject(Reject.IMAGE, name, "\"" + image.getValue() + "\" is not a path");
            }
        }
        captions.keySet()
                .forEach(id -> sink.reject(Reject.IMAGE, name, "captions of image " + id + ", which is not listed"));
    }

    private List<String> captionsOf(JsonKey id) {
        var words = new ArrayList<>(captions.getOrDefault(id, List.of()));
        captions.remove(id);
        if (!files.containsKey(id.otherKind())) {
            words.addAll(captions.getOrDefault(id.otherKind(), List.of()));
            captions.remove(id.otherKind());
        }
        return words;
    }
}
