package dev.dinoscope.engine.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import dev.dinoscope.engine.data.source.json.CocoCaptions;
import dev.dinoscope.engine.data.source.json.KarpathyCaptions;
import dev.dinoscope.engine.data.source.tar.TestTar;
import dev.dinoscope.engine.data.source.tar.WebDataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Foreign bytes with damage give samples, named rejects, or an exception that says what is wrong; nothing else.
class DamagedInputTest {
    private static final int MUTANTS = Integer.getInteger("dinoscope.mutants", 150);
    private static final byte[] BITING = "\"\\{}[],:\t\n|\0\u007f0-9".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private <T extends Record & IndexedSource> void damage(T source, String name, byte[] good) throws IOException {
        var file = folder.resolve(name);
        T reader = Configs.with(source, "path", file.toString());
        var random = new Random(7);
        int told = 0;
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            Files.write(file, mutate(good, random));
            var found = new Collected();
            try {
                reader.read(found);
                told += found.rejected.isEmpty() && found.passed().isEmpty() ? 0 : 1;
            } catch (ConfigException | IOException e) {
                told++;
                assertThat(e.getMessage()).containsAnyOf(file.toString(), "data.source.");
            }
        }
        // Some damage cannot be seen, but never all of it.
        assertThat(told).as("damaged " + name + " that are told of").isPositive();
    }

    private static byte[] mutate(byte[] good, Random random) {
        var bytes = good.clone();
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? BITING[random.nextInt(BITING.length)] : (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
    }

    private <T extends Record & IndexedSource> void damage(T source, String name, String good) throws IOException {
        damage(source, name, good.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tablesAndListsNeverFailInUnknownWays() throws IOException {
        damage(new CsvPairs(), "t.csv", "image,caption\n1.jpg,\"a \"\"big\"\" cat\"\n2.jpg,a dog\n3.jpg,[\"\"x\"\"]\n");
        damage(new CocoCaptions(), "c.json", """
                {"info": {"a": [1, 2]}, "images": [{"id": 1, "file_name": "1.jpg", "height": 3}],
                 "annotations": [{"image_id": 1, "id": 5, "caption": "A cat \\u00e9."}]}""");
        damage(new KarpathyCaptions(), "k.json", """
                {"images": [{"filepath": "v", "filename": "1.jpg", "split": "val", "imgid": 0,
                 "sentences": [{"tokens": ["a"], "raw": "A cat."}, {"raw": "Two."}]}], "dataset": "coco"}""");
    }

    @Test
    void tarsNeverFailInUnknownWays() throws IOException {
        var good = folder.resolve("good.tar");
        try (var tar = new TestTar(good)) {
            tar.add("long/".repeat(30) + "ü1.jpg", TestImages.jpeg(1)).add("long/".repeat(30) + "ü1.txt", "a cat");
            tar.add("2.jpg", "x").add("2.json", "{\"caption\": [\"a\", \"b\"]}");
        }
        damage(new WebDataset(), "t.tar", Files.readAllBytes(good));
    }
}
