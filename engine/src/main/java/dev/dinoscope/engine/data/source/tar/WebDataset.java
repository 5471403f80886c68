package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.CommonFolder;
import dev.dinoscope.engine.data.source.FileEndings;
import dev.dinoscope.engine.data.source.HeldOut;
import dev.dinoscope.engine.data.source.InputFiles;
import dev.dinoscope.engine.data.source.SampleSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// WebDataset shards as img2dataset writes them: tars in which files of one name are a sample (`0001.jpg`, `0001.txt`,
/// `0001.json`). Nothing is unpacked; images are read in place.
public record WebDataset(
        @Setting(help = "Tars: one, a folder of them, a range as {00000..00331}.tar, or several with :: between")
        String path,

        @Setting(help = "Tars with the validation pairs, if there are any")
        String valPath,

        @Setting(help = "Tars with the test pairs, if there are any")
        String testPath,

        @Setting(
                help = "Endings of the files with images; an ending begins at the first dot of a name, as in input.jpg",
                advanced = true)
        List<String> imageKeys,

        @Setting(
                help = "Endings of the files with captions, one a line; a text that the json file has as one caption"
                        + " is one",
                advanced = true)
        List<String> textKeys,

        @Setting(
                help = "Keys of the json file whose texts are captions as well; those equal to another are left out",
                advanced = true)
        List<String> jsonKeys,

        @Setting(help = "What is held out, where no other tars are given")
        HeldOut heldOut)
        implements IndexedSource {

    public WebDataset() {
        this("", "", "", FileEndings.IMAGES, FileEndings.TEXTS, FileEndings.JSON_KEYS, new HeldOut());
    }

    /// @throws Refused without an ending of images
    public WebDataset {
        imageKeys = endings(imageKeys);
        textKeys = endings(textKeys);
        jsonKeys = List.copyOf(jsonKeys);
        Refused.unless(!imageKeys.isEmpty(), "image_keys", imageKeys, "expected endings of files, such as [jpg, png]");
    }

    /// As they are compared, and without the dot that some write in front.
    private static List<String> endings(List<String> written) {
        return written.stream()
                .map(ending -> ending.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .toList();
    }

    private List<ShardList> lists() throws IOException {
        var lists = new ArrayList<>(List.of(ShardList.of("path", path, "")));
        if (!valPath.isBlank()) {
            lists.add(ShardList.of("val_path", valPath, Splits.VAL));
        }
        if (!testPath.isBlank()) {
            lists.add(ShardList.of("test_path", testPath, Splits.TEST));
        }
        return lists;
    }

    /// Each tar once: what is named for validation or test may lie below what is named first.
    private static List<Shard> shards(List<ShardList> lists) {
        var shards = new LinkedHashMap<Path, Shard>();
        lists.forEach(list -> list.shards().forEach(shard -> shards.put(shard.tar(), shard)));
        return List.copyOf(shards.values());
    }

    private List<Shard> shards() throws IOException {
        return shards(lists());
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
        return CommonFolder.of(shards.stream()
                .map(shard -> Objects.requireNonNull(shard.tar().getParent(), "a file lies in a folder"))
                .toList());
    }

    @Override
    public void inputs(InputFiles files) throws IOException {
        for (var shard : shards()) {
            files.add(shard.tar());
        }
    }

    @Override
    public void read(SampleSink sink) throws IOException {
        var lists = lists();
        var shards = shards(lists);
        lists.forEach(list ->
                list.passedOver().forEach((what, files) -> sink.passOver(what, files.size(), files.getFirst())));
        var root = root(shards);
        var reading = shards.stream()
                .map(shard -> new ShardReader(
                        this, shard.tar(), root.relativize(shard.tar()).toString(), shard.split()))
                .toList();
        ShardReading.all(reading, sink);
    }
}
