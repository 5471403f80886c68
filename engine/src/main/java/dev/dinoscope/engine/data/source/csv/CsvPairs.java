package dev.dinoscope.engine.data.source.csv;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.HeldOut;
import dev.dinoscope.engine.data.source.ImageBase;
import dev.dinoscope.engine.data.source.InputFiles;
import dev.dinoscope.engine.data.source.OrdinaryFile;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.SplitFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A table with a line for each image and caption: open_clip's form (tab; `filepath`, `title`), CyCLIP's
/// (comma; `image`, `caption`), Flickr30k's (`|`), or any other with a header. Lines of one image become one
/// pair with several captions.
public record CsvPairs(
        @Setting(help = "The table, UTF-8, with a header") String path,

        @Setting(help = "A second table with the validation pairs, if there is one")
        String valPath,

        @Setting(help = "A table with the test pairs, if there is one")
        String testPath,

        @Setting(help = "Folder that relative image paths start from; empty is each table's own")
        String images,

        @Setting(help = "Column of image paths, in any case; empty finds filepath, image and other usual names")
        String imageColumn,

        @Setting(help = "Column of captions, in any case; empty finds title, caption and other usual names")
        String captionColumn,

        @Setting(help = "Column that names each line's split, in any case; empty takes split, if there is one")
        String splitColumn,

        @Setting(help = "What stands between cells; auto takes what the header holds most of")
        Separator separator,

        @Setting(
                help =
                        "Character around cells that hold separators or line breaks; empty when quotes are ordinary text",
                advanced = true)
        String quote,

        @Setting(help = "What is held out, where the tables name no splits")
        HeldOut heldOut)
        implements IndexedSource {

    public CsvPairs() {
        this("", "", "", "", "", "", "", Separator.AUTO, "\"", new HeldOut());
    }

    /// @throws Refused when the quote is more than one character
    public CsvPairs {
        Refused.unless(quote.length() <= 1, "quote", quote, "expected one character, or none");
    }

    @Override
    public Path root() {
        return files().root(this::imagesOf);
    }

    /// Each table's paths start from its own folder, unless one is named for all.
    private Path imagesOf(Path table) {
        return images.isBlank()
                ? Objects.requireNonNull(table.getParent(), "an absolute path of a file has a parent")
                : SourceErrors.existingFolder("images", images, "the folder that image paths start from");
    }

    @Override
    public void inputs(InputFiles files) throws IOException {
        files().addTo(files);
    }

    @Override
    public void read(SampleSink sink) throws IOException {
        var root = root();
        files().forEach((table, split) -> read(table, split, new ImageBase(root, imagesOf(table)), sink));
    }

    private SplitFiles files() {
        return new SplitFiles(
                SourceErrors.existingFile("path", path, "the CSV or TSV file"), valPath, testPath, "table");
    }

    private void read(Path table, String split, ImageBase base, SampleSink sink) throws IOException {
        try (var bytes = OrdinaryFile.stream(table)) {
            new CsvSamples(this, table.toString(), Files.size(table), base, split).read(bytes, sink);
        }
    }
}
