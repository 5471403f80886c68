package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.data.source.CaptionText;
import dev.dinoscope.engine.data.source.ImageBase;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.SplitNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one image after the other: each holds its captions.
final class KarpathySamples {
    private static final int PROGRESS_EVERY = 1024;
    private static final String RESTVAL = "restval";

    private final String name;
    private final long size;
    private final ImageBase base;
    private final ImageFolders folders;
    private final boolean restval;
    private long read;
    private boolean namesSplits;
    private long withoutSplit;
    private String firstWithoutSplit = "";

    /// @param size of the file in bytes, for progress
    /// @param restval whether to take that split's images
    KarpathySamples(String name, long size, ImageBase base, ImageFolders folders, boolean restval) {
        this.name = name;
        this.size = size;
        this.base = base;
        this.folders = folders;
        this.restval = restval;
    }

    /// @throws DamagedJsonException when the file is no such list
    void read(JsonWalk json, SampleSink sink) throws IOException {
        json.file(key -> {
            if (key.equalsIgnoreCase("images")) {
                json.array(() -> readImage(json, sink));
            } else {
                json.skip();
            }
        });
        if (read == 0) {
            throw new DamagedJsonException(name, "expected images with sentences, as in dataset_coco.json");
        }
        if (namesSplits && withoutSplit > 0) {
            sink.passOver(SplitNames.UNNAMED, withoutSplit, firstWithoutSplit);
        }
    }

    private void readImage(JsonWalk json, SampleSink sink) throws IOException {
        var image = new Image();
        var entry = new EntryPlace(name, json.line(), "images", ++read);
        var fault = json.entry(key -> {
            switch (key.toLowerCase(Locale.ROOT)) {
                case "filepath" -> image.folder = json.text();
                case "filename" -> image.file = json.text();
                case "split" -> image.split = json.text();
                case "sentences" -> readSentences(json, image);
                // For messages: what is wrong with it harms nothing.
                case "imgid" -> image.id = json.keyIfAny().orElse(null);
                default -> json.skip();
            }
        });
        if (read % PROGRESS_EVERY == 1) {
            sink.progress("reading " + name, json.position(), size);
        }
        var place = entry.text("imgid", image.id);
        image.faults.forEach(what -> sink.reject(Reject.LINE, place, what));
        if (image.split.equals(RESTVAL) && !restval) {
            sink.passOver("images of restval, which data.source.restval=false leaves out", 1, place);
        } else if (image.file.isBlank()) {
            sink.reject(Reject.IMAGE, place, fault.orElse("an image without filename"));
        } else {
            fault.ifPresent(why -> sink.reject(Reject.LINE, place, why));
            pass(image, place, sink);
        }
    }

    /// Each is an object with the text as `raw`, in lists of other makers the text itself.
    private static void readSentences(JsonWalk json, Image image) throws IOException {
        json.array(() -> {
            image.sentences++;
            int before = image.captions.size();
            var fault = json.isObject()
                    ? json.entry(key -> {
                        if (key.equalsIgnoreCase("raw")) {
                            image.captions.addAll(json.texts());
                        } else {
                            json.skip();
                        }
                    })
                    : json.value(() -> image.captions.addAll(json.texts()));
            image.captions.removeIf(CaptionText::isEmpty);
            var what = fault.or(() -> image.captions.size() > before ? Optional.empty() : Optional.of("without raw"));
            what.ifPresent(why -> image.faults.add("sentence " + image.sentences + ": " + why));
        });
    }

    private void pass(Image image, String place, SampleSink sink) throws IOException {
        try {
            var file = folders.place(image.folder.isEmpty() ? image.file : image.folder + "/" + image.file);
            var id = base.id(file);
            countSplit(image, place);
            var split = image.split.isEmpty() ? "" : SplitNames.of(image.split);
            sink.add(new Sample(id, base.image(id), image.captions, "", split));
        } catch (IllegalArgumentException _) {
            sink.reject(Reject.IMAGE, place, "\"" + image.file + "\" is not a path");
        }
    }

    /// A list that names no split at all is split by what is held out.
    private void countSplit(Image image, String place) {
        if (!image.split.isBlank()) {
            namesSplits = true;
        } else if (withoutSplit++ == 0) {
            firstWithoutSplit = place;
        }
    }

    /// What is known of an image while its object is read.
    private static final class Image {
        private @Nullable JsonKey id;
        private String folder = "";
        private String file = "";
        private String split = "";
        private final List<String> captions = new ArrayList<>();
        private int sentences;
        private final List<String> faults = new ArrayList<>();
    }
}
