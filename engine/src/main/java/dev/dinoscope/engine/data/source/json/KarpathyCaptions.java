package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.HeldOut;
import dev.dinoscope.engine.data.source.ImageBase;
import dev.dinoscope.engine.data.source.InputFiles;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SourceErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Karpathy's splits: `dataset_coco.json`, `dataset_flickr30k.json`, `dataset_flickr8k.json`, with captions and the
/// split of every image.
public record KarpathyCaptions(
        @Setting(help = "The list, such as dataset_coco.json or dataset_flickr30k.json")
        String path,

        @Setting(help = "Folder of the images, or that of train2014 and val2014; empty is the list's own")
        String images,

        @Setting(help = "Train on the images of COCO's restval, too, as is usual")
        boolean restval,

        @Setting(help = "What is held out, if the list names no splits", advanced = true)
        HeldOut heldOut)
        implements IndexedSource {

    public KarpathyCaptions() {
        this("", "", true, new HeldOut());
    }

    private Path list() {
        return SourceErrors.existingFile("path", path, "the list, a JSON file");
    }

    @Override
    public Path root() {
        return images.isBlank()
                ? Objects.requireNonNull(list().getParent(), "an absolute path of a file has a parent")
                : SourceErrors.existingFolder("images", images, "the folder of the images");
    }

    @Override
    public void inputs(InputFiles files) throws IOException {
        files.add(list());
    }

    @Override
    public void read(SampleSink sink) throws IOException {
        var file = list();
        var root = root();
        var folders = new ImageFolders(
                root, List.of("", "images", "flickr30k-images", "flickr30k_images", "Flicker8k_Dataset"));
        try (var json = new JsonWalk(file)) {
            new KarpathySamples(file.toString(), Files.size(file), new ImageBase(root, root), folders, restval)
                    .read(json, sink);
        }
    }
}
