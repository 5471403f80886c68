package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.HeldOut;
import dev.dinoscope.engine.data.source.InputFiles;
import dev.dinoscope.engine.data.source.SampleSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// WebDataset shards as img2dataset writes them: tars in which files of one name are a sample (`0001.jpg`, `0001.txt`,
/// `0001.json`). Nothing is unpacked; images are read in place.
public record WebDataset(
        @Setting(help = "Tars: one, a folder of them, a range as {00000..00331}.tar, or several with :: between")
        String path,

        @Setting(help = "Tars with the validation pairs, if there are any")
        String valPath,

        @Setting(help = "Tars with the test pairs, if there are any")
        String testPath,

        @Setting(help = "Endings of the files with captions, one a line", advanced = true)
        List<String> textKeys,

        @Setting(
                help = "Keys of the json file whose texts are captions as well; those equal to another are left out",
                advanced = true)
        List<String> jsonKeys,

        @Setting(help = "What is held out, where no other tars are given")
        HeldOut heldOut)
        implements IndexedSource {

    public WebDataset() {
        this("", "", "", List.of("txt", "caption", "text"), List.of("caption", "captions"), new HeldOut());
    }

    public WebDataset {
        textKeys = List.copyOf(textKeys);
        jsonKeys = List.copyOf(jsonKeys);
    }

    /// A shard and the split of its samples.
    private record Shard(Path tar, String split) {}

    private List<Shard> shards() throws IOException {
        var shards = new ArrayList<Shard>();
        ShardList.of("path", path).forEach(tar -> shards.add(new Shard(tar, "")));
        if (!valPath.isBlank()) {
            ShardList.of("val_path", valPath).forEach(tar -> shards.add(new Shard(tar, Splits.VAL)));
        }
        if (!testPath.isBlank()) {
            ShardList.of("test_path", testPath).forEach(tar -> shards.add(new Shard(tar, Splits.TEST)));
        }
        return shards;
    }

    @Override
    public Path root() {
        try {
            return root(shards());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder that all tars are below.
    private static Path root(List<Shard> shards) {
        var root = shards.getFirst().tar().getParent();
        for (var shard : shards) {
            while (root != null && !shard.tar().startsWith(root)) {
                root = root.getParent();
            }
        }
        return root == null ? Path.of("/") : root;
    }

    @Override
    public void inputs(InputFiles files) throws IOException {
        for (var shard : shards()) {
            files.add(shard.tar());
        }
    }

    @Override
    public void read(SampleSink sink) throws IOException {
        var shards = shards();
        var root = root(shards);
        var reading = shards.stream()
                .map(shard -> new ShardReader(
                        this, shard.tar(), root.relativize(shard.tar()).toString(), shard.split()))
                .toList();
        ShardReading.all(reading, sink);
    }
}
