package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.Descent;
import dev.dinoscope.engine.data.source.HeldOut;
import dev.dinoscope.engine.data.source.InputFiles;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SourceErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A folder of images. Either `0001.txt` beside `0001.jpg` holds its captions, a line each, or `0001.json` does as in
/// img2dataset's files; or images lie in a folder for each class, as in ImageNet, and captions are made from the
/// class's name. Where any image has a text, those without have no caption. Folders `train`, `val`, `test` at the top
/// are splits.
public record ImageFolder(
        @Setting(help = "The folder") String path,

        @Setting(help = "Captions of an image with a class; {} is the class's name")
        List<String> templates,

        @Setting(
                help = "Table of class folders and names, such as LOC_synset_mapping.txt; empty takes the folders' own"
                        + " names")
        String classNames,

        @Setting(help = "What is held out, where no folder is called val or test")
        HeldOut heldOut)
        implements IndexedSource {
    static final String NAME = "{}";

    public ImageFolder() {
        this("", List.of("a photo of a {}."), "", new HeldOut());
    }

    /// @throws Refused without a template, or with one that lacks `{}`
    public ImageFolder {
        templates = List.copyOf(templates);
        Refused.unless(
                !templates.isEmpty() && templates.stream().allMatch(template -> template.contains(NAME)),
                "templates",
                templates,
                "expected texts that each hold {}");
    }

    @Override
    public Path root() {
        return SourceErrors.existingFolder("path", path, "the folder of images");
    }

    @Override
    public void inputs(InputFiles files) throws IOException {
        if (!classNames.isBlank()) {
            files.add(SourceErrors.existingFile("class_names", classNames, "the table of class names"));
        }
        new FolderWalk(new Unheard()).walk(Descent.from(root()), (_, found) -> {
            for (var file : found) {
                files.add(file);
            }
        });
    }

    @Override
    public void read(SampleSink sink) throws IOException {
        var names = classNames.isBlank()
                ? ClassNames.OF_FOLDERS
                : ClassNames.read(
                        SourceErrors.existingFile("class_names", classNames, "the table of class names"), sink);
        new FolderSamples(root(), names, templates, sink).read();
    }
}
