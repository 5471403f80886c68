package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.HeldOut;
import dev.dinoscope.engine.data.source.ImageBase;
import dev.dinoscope.engine.data.source.InputFiles;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.SplitFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/// MSCOCO's caption annotations (`captions_train2017.json`), and any file of the same form: `images` with
/// `id` and `file_name`, `annotations` with `image_id` and `caption`.
public record CocoCaptions(
        @Setting(help = "Caption annotations, such as annotations/captions_train2017.json")
        String path,

        @Setting(help = "Annotations of the validation images, such as captions_val2017.json, if there are any")
        String valPath,

        @Setting(help = "Annotations of the test images, if there are any")
        String testPath,

        @Setting(
                help =
                        "Folder of the images, or that of train2017 and val2017; empty looks beside each file of annotations")
        String images,

        @Setting(help = "What is held out, where no other annotations are given")
        HeldOut heldOut)
        implements IndexedSource {

    public CocoCaptions() {
        this("", "", "", "", new HeldOut());
    }

    @Override
    public Path root() {
        return files().root(this::imagesOf);
    }

    /// Each file's images lie beside it, unless a folder is named for all.
    private Path imagesOf(Path annotations) {
        if (!images.isBlank()) {
            return SourceErrors.existingFolder("images", images, "the folder of the images");
        }
        var folder = Objects.requireNonNull(annotations.getParent(), "an absolute path of a file has a parent");
        var above = folder.getParent();
        // The usual layout: coco/annotations/captions_train2017.json beside coco/train2017/.
        return above != null && folder.endsWith("annotations") ? above : folder;
    }

    @Override
    public void inputs(InputFiles files) throws IOException {
        files().addTo(files);
    }

    @Override
    public void read(SampleSink sink) throws IOException {
        files().forEach((file, split) -> read(file, split, sink));
    }

    private SplitFiles files() {
        return new SplitFiles(
                SourceErrors.existingFile("path", path, "the caption annotations, a JSON file"),
                valPath,
                testPath,
                "annotations");
    }

    private void read(Path file, String split, SampleSink sink) throws IOException {
        var own = imagesOf(file);
        var base = new ImageBase(root(), own);
        var folders = new ImageFolders(own, List.copyOf(folders(file)));
        var samples = new CocoSamples(file.toString(), Files.size(file), base, folders, split);
        try (var json = new JsonWalk(file)) {
            samples.read(json, sink);
        }
    }

    /// `captions_train2017.json` is about the images in `train2017/`.
    private static LinkedHashSet<String> folders(Path file) {
        var stem = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        var set = stem.substring(stem.lastIndexOf('_') + 1);
        return new LinkedHashSet<>(List.of(set, "images/" + set, "", "images"));
    }
}
