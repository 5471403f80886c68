package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.SplitNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads one image after the other: each holds its captions.
final class KarpathySamples {
    private static final int PROGRESS_EVERY = 1024;
    private static final String RESTVAL = "restval";

    private final String name;
    private final long size;
    private final Path root;
    private final ImageFolders folders;
    private final boolean restval;
    private long read;

    /// @param size of the file in bytes, for progress
    /// @param restval whether to take that split's images
    KarpathySamples(String name, long size, Path root, ImageFolders folders, boolean restval) {
        this.name = name;
        this.size = size;
        this.root = root;
        this.folders = folders;
        this.restval = restval;
    }

    /// @throws DamagedJsonException when the file is no such list
    void read(JsonWalk json, SampleSink sink) throws IOException {
        json.file(key -> {
            if (key.equals("images")) {
                json.array(() -> readImage(json, sink));
            } else {
                json.skip();
            }
        });
        if (read == 0) {
            throw new DamagedJsonException(name, 1, "expected images with sentences, as in dataset_coco.json");
        }
    }

    private void readImage(JsonWalk json, SampleSink sink) throws IOException {
        var image = new Image();
        int line = json.line();
        json.object(key -> {
            switch (key) {
                case "filepath" -> image.folder = json.text();
                case "filename" -> image.file = json.text();
                case "split" -> image.split = json.text();
                case "sentences" -> json.array(() -> readSentence(json, image.captions));
                default -> json.skip();
            }
        });
        if (read++ % PROGRESS_EVERY == 0) {
            sink.progress("reading " + name, json.position(), size);
        }
        if (restval || !image.split.equals(RESTVAL)) {
            pass(image, line, sink);
        }
    }

    private static void readSentence(JsonWalk json, List<String> captions) throws IOException {
        json.object(key -> {
            if (key.equals("raw")) {
                captions.add(json.text());
            } else {
                json.skip();
            }
        });
    }

    private void pass(Image image, int line, SampleSink sink) throws IOException {
        var place = name + " line " + line;
        if (image.file.isBlank()) {
            sink.reject(Reject.IMAGE, place, "an image without filename");
            return;
        }
        try {
            var file = folders.place(image.folder.isEmpty() ? image.file : image.folder + "/" + image.file);
            var split = image.split.isEmpty() ? "" : SplitNames.of(image.split);
            sink.add(new Sample(file, new ImageFile(root.resolve(file)), image.captions, "", split));
        } catch (IllegalArgumentException _) {
            sink.reject(Reject.IMAGE, place, "\"" + image.file + "\" is not a path");
        }
    }

    /// What is known of an image while its object is read.
    private static final class Image {
        private String folder = "";
        private String file = "";
        private String split = "";
        private final List<String> captions = new ArrayList<>();
    }
}
