package dev.dinoscope.engine.fuzz;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.data.decode.header.ImageHeader;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.TarEntry;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import dev.dinoscope.engine.data.source.json.CocoCaptions;
import dev.dinoscope.engine.data.source.json.KarpathyCaptions;
import dev.dinoscope.engine.data.source.tar.WebDataset;
import dev.dinoscope.engine.fuzz.Fuzzer.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// What comes with data sets: tables, lists, shards, tokenizers and images.
final class DataTargets {
    private static final byte[] COCO = """
            {"images": [{"id": 1, "file_name": "a.png", "height": 4, "width": 5}, {"id": 2, "file_name": "b.png"}],
             "annotations": [{"image_id": 1, "id": 7, "caption": "a red fox"}, {"image_id": 1, "caption": "é"},
              {"image_id": 2, "caption": "two"}], "info": {"year": 2017}}""".getBytes(StandardCharsets.UTF_8);
    private static final byte[] KARPATHY = """
            {"images": [{"filename": "a.png", "filepath": "", "split": "train", "imgid": 0,
              "sentences": [{"raw": "a red fox", "tokens": ["a", "red", "fox"]}, {"raw": "é"}]},
             {"filename": "a.png", "split": "restval", "sentences": [{"raw": "two"}]}], "dataset": "coco"}""".getBytes(StandardCharsets.UTF_8);

    private DataTargets() {}

    static List<Target> all(Path directory) throws IOException {
        var targets = new ArrayList<>(List.of(
                TokenizerTarget.of(directory),
                imageHeaders(),
                table(directory),
                source("COCO captions", directory.resolve("coco.json"), COCO, new CocoCaptions()),
                source("Karpathy captions", directory.resolve("karpathy.json"), KARPATHY, new KarpathyCaptions()),
                source("tar", directory.resolve("shard.tar"), tar(), new WebDataset())));
        targets.addAll(ImageTargets.all(images()));
        return targets;
    }

    private static Target table(Path directory) throws IOException {
        Files.write(directory.resolve("a.png"), images().getFirst());
        var table = "filepath,title,split\na.png,\"a \"\"red\"\" fox, é\",train\na.png,two\\nlines,val\n";
        return source("CSV", directory.resolve("pairs.csv"), table.getBytes(StandardCharsets.UTF_8), new CsvPairs());
    }

    /// A source may leave out samples and say so, or refuse as a whole.
    private static <S extends Record & IndexedSource> Target source(String name, Path file, byte[] seed, S settings) {
        var source = Configs.with(settings, "path", file.toString());
        return new Target(name, List.of(seed), List.of(IOException.class, ConfigException.class), input -> {
            Files.write(file, input);
            source.read(new ReadAll());
        });
    }

    private static byte[] tar() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            entry(tar, "000001.png", images().getFirst());
            entry(tar, "000001.txt", "a red fox\n".getBytes(StandardCharsets.UTF_8));
            entry(tar, "000001.json", "{\"caption\": \"fox\"}".getBytes(StandardCharsets.UTF_8));
            entry(tar, "a/long/".repeat(20) + "000002.txt", "two".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void entry(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /// Reads what was found, too: the places of images in a tar are foreign numbers.
    private static final class ReadAll implements SampleSink {
        @Override
        public void add(Sample sample) throws IOException {
            if (sample.captions().stream().anyMatch(String::isBlank)) {
                throw new AssertionError("an empty caption: " + sample);
            }
            if (sample.image() instanceof TarEntry entry) {
                entry.read();
            }
        }

        @Override
        public void reject(Reject kind, long count, String name, String why) {}

        @Override
        public void passOver(String what, long count, String name) {}

        @Override
        public void progress(String stage, long done, long total) {}
    }

    private static Target imageHeaders() throws IOException {
        return new Target(
                "image header", images(), BrokenImageException.class, input -> ImageHeader.read("fuzz", input));
    }

    /// The decoder's own test images, of all formats.
    private static List<byte[]> images() throws IOException {
        var any = Objects.requireNonNull(ImageDecoders.class.getResource("turned.webp"), "a test image");
        try (var files = Files.list(Objects.requireNonNull(Path.of(any.toURI()).getParent()))) {
            var images = new ArrayList<byte[]>();
            for (var file : files.filter(each -> each.toString().matches(".*\\.(jpg|png|webp|gif|bmp)"))
                    .sorted()
                    .toList()) {
                images.add(Files.readAllBytes(file));
            }
            return images;
        } catch (URISyntaxException odd) {
            throw new IOException(odd);
        }
    }
}
