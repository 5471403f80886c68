package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Joins the two lists of a caption file by the images' ids; either may come first.
final class CocoSamples {
    private static final int PROGRESS_EVERY = 4096;
    private static final long NO_ID = Long.MIN_VALUE;

    private final String name;
    private final long size;
    private final Path root;
    private final ImageFolders folders;
    private final String split;
    private final Map<Long, String> files = new LinkedHashMap<>();
    private final Map<Long, List<String>> captions = new LinkedHashMap<>();
    private long read;

    /// @param size of the file in bytes, for progress
    CocoSamples(String name, long size, Path root, ImageFolders folders, String split) {
        this.name = name;
        this.size = size;
        this.root = root;
        this.folders = folders;
        this.split = split;
    }

    /// @throws DamagedJsonException when the file is no such list; nothing of it is used then
    void read(JsonWalk json, SampleSink sink) throws IOException {
        json.file(key -> {
            switch (key) {
                case "images" -> json.array(() -> readImage(json, sink));
                case "annotations" -> json.array(() -> readCaption(json, sink));
                default -> json.skip();
            }
        });
        if (files.isEmpty() || captions.isEmpty()) {
            throw new DamagedJsonException(
                    name, 1, "expected images and annotations with captions, as in captions_train2017.json");
        }
        pass(sink);
    }

    private void readImage(JsonWalk json, SampleSink sink) throws IOException {
        long[] id = {NO_ID};
        String[] file = {""};
        int line = json.line();
        json.object(key -> {
            switch (key) {
                case "id" -> id[0] = json.number();
                case "file_name" -> file[0] = json.text();
                default -> json.skip();
            }
        });
        if (id[0] == NO_ID || file[0].isBlank()) {
            sink.reject(Reject.IMAGE, name + " line " + line, "an image without id or file_name");
        } else {
            files.put(id[0], file[0]);
        }
        tell(json, sink);
    }

    private void readCaption(JsonWalk json, SampleSink sink) throws IOException {
        long[] image = {NO_ID};
        String[] caption = {""};
        int line = json.line();
        json.object(key -> {
            switch (key) {
                case "image_id" -> image[0] = json.number();
                case "caption" -> caption[0] = json.text();
                default -> json.skip();
            }
        });
        if (image[0] == NO_ID || caption[0].isBlank()) {
            sink.reject(Reject.LINE, name + " line " + line, "an annotation without image_id or caption");
        } else {
            captions.computeIfAbsent(image[0], _ -> new ArrayList<>(5)).add(caption[0]);
        }
        tell(json, sink);
    }

    private void tell(JsonWalk json, SampleSink sink) {
        if (read++ % PROGRESS_EVERY == 0) {
            sink.progress("reading " + name, json.position(), size);
        }
    }

    private void pass(SampleSink sink) throws IOException {
        for (var image : files.entrySet()) {
            var words = captions.remove(image.getKey());
            try {
                var place = folders.place(image.getValue());
                sink.add(new Sample(
                        place, new ImageFile(root.resolve(place)), words == null ? List.of() : words, "", split));
            } catch (IllegalArgumentException _) {
                sink.reject(Reject.IMAGE, name, "\"" + image.getValue() + "\" is not a path");
            }
        }
        captions.keySet()
                .forEach(id -> sink.reject(Reject.IMAGE, name, "captions of image " + id + ", which is not listed"));
    }
}
