package dev.dinoscope.engine.data.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIndexTest {
    private static final int IMAGES = 200;

    @TempDir
    private Path folder;

    private Path table;
    private CsvPairs source;

    /// Image `i` and its copy `copy-i` for the first ten.
    @BeforeEach
    void write() throws IOException {
        table = folder.resolve("pairs.tsv");
        var text = new StringBuilder("filepath\ttitle\n");
        for (int i = 0; i < IMAGES; i++) {
            TestImages.write(folder.resolve(i + ".jpg"), i);
            text.append(i).append(".jpg\tpicture ").append(i % 50).append('\n');
        }
        for (int i = 0; i < 10; i++) {
            Files.copy(folder.resolve(i + ".jpg"), folder.resolve("copy-" + i + ".jpg"));
            text.append("copy-").append(i).append(".jpg\ta copy\n");
        }
        text.append("3.jpg\tanother caption\n");
        Files.writeString(table, text);
        source = Configs.with(new CsvPairs(), Map.of("path", table.toString(), "held_out.val", 0.2));
    }

    @Test
    void aTableThatLosesMuchOfItselfIsToldFromAWholeOne() throws IOException {
        var whole = Files.readString(table);
        Files.writeString(table, whole + "5.jpg\tone\ttoo many\n");
        assertThat(tooMany(0.01)).as("1 of 211").isEmpty();
        Files.writeString(table, whole + "5.jpg\tone\ttoo many\n".repeat(10));
        assertThat(tooMany(0.01))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("of 220 samples 10 cannot be used", "damaged lines: 10", "raise data.max_broken")
                        .contains("pairs.tsv line 213: 3 cells instead of"));
        Files.writeString(table, whole + "5.jpg\t\"never closed\n");
        assertThat(tooMany(0.99))
                .hasValueSatisfying(why -> assertThat(why).contains("line 213", "raise data.max_broken to 1"));
        assertThat(tooMany(1)).isEmpty();
    }

    private Optional<String> tooMany(double maxBroken) throws IOException {
        var quoted = Configs.with(source, Map.of("quote", "\""));
        try (var index = quoted.index(folder.resolve("cache"), Progress.NONE, () -> false)) {
            return index.rejects().tooMany(index.pairs().size(), maxBroken);
        }
    }

    private SourceIndex open() throws IOException {
        return source.index(folder.resolve("cache"), Progress.NONE, () -> false);
    }

    private static Map<String, String> splits(SourceIndex index) {
        return index.pairs().stream().collect(Collectors.toMap(Pair::id, Pair::split));
    }

    @Test
    void pairsComeBackAsTheyWere() throws IOException {
        try (var index = open()) {
            assertThat(index.rows()).isEqualTo(IMAGES + 10);
            var third = index.pairs().get(3);
            assertThat(third.id()).isEqualTo("3.jpg");
            assertThat(third.captions()).containsExactly("picture 3", "another caption");
            assertThat(index.images().get(3).read()).isEqualTo(TestImages.jpeg(3));
            assertThat(index.pairs().concept(3)).isEqualTo(index.pairs().concept(53));
            assertThat(index.pairs().concepts()).isEqualTo(51);
            assertThat(index.pairs().split(7)).isEqualTo(index.pairs().get(7).split());
        }
    }

    @Test
    void splitsFollowTheImageAndStayWhenOthersGo() throws IOException {
        Map<String, String> before;
        try (var index = open()) {
            before = splits(index);
        }
        assertThat(before.values()).contains("train", "val", "test");
        assertThat(before.values().stream().filter("val"::equals).count()).isBetween(25L, 65L);
        IntStream.range(0, 10)
                .forEach(i -> assertThat(before.get("copy-" + i + ".jpg")).isEqualTo(before.get(i + ".jpg")));
        var half = Files.readAllLines(table).stream()
                .filter(line -> line.hashCode() % 2 == 0 || line.startsWith("filepath"))
                .toList();
        Files.write(table, half);
        try (var index = open()) {
            assertThat(index.rows()).isLessThan(150);
            assertThat(splits(index))
                    .allSatisfy((id, split) -> assertThat(split).isEqualTo(before.get(id)));
        }
    }

    @Test
    void itIsMadeOnceAndAnewWhenAFileChanges() throws IOException {
        open().close();
        var reports = new ArrayList<String>();
        source.index(folder.resolve("cache"), (stage, _, _) -> reports.add(stage), () -> false)
                .close();
        assertThat(reports).isEmpty();
        Files.writeString(table, Files.readString(table).replace("picture 7\n", "picture seven\n"));
        try (var index = open()) {
            assertThat(index.pairs().get(7).captions()).containsExactly("picture seven");
        }
    }

    /// Methods without text use all images, the others those with a caption; it may come in a later line.
    @Test
    void imagesWithoutCaptionsAreThereButInNoSplitOfCaptionedOnes() throws IOException {
        for (int i = 0; i < 3; i++) {
            TestImages.write(folder.resolve("bare-" + i + ".jpg"), 300 + i);
        }
        Files.writeString(
                table,
                Files.readString(table) + "bare-0.jpg\t\nbare-1.jpg\t\nbare-2.jpg\t\nbare-1.jpg\tnow it has one\n");
        try (var all = source.prepare(folder.resolve("cache"), Progress.NONE, () -> false)) {
            assertThat(all.pairs().size()).isEqualTo(IMAGES + 13);
            assertThat(all.rejects().captions()).isEqualTo(2);
            assertThat(all.rejects().named()).containsExactly("bare-0.jpg: no caption", "bare-2.jpg: no caption");
            assertThat(all.rejects().tooMany(all.pairs().size(), 0)).isEmpty();
            assertThat(ids(all)).contains("bare-0.jpg", "bare-1.jpg", "bare-2.jpg");
            assertThat(ids(all.captioned())).contains("bare-1.jpg").doesNotContain("bare-0.jpg", "bare-2.jpg");
        }
    }

    /// Of few images the held-out ones may all be without a caption: one with a caption is taken besides.
    @Test
    void whatIsHeldOutHoldsCaptionsWhereThereAreAny() throws IOException {
        var small = Configs.with(source, Map.of("held_out.val", 0.001, "held_out.test", 0.001));
        for (int first = 0; first < 5; first++) {
            var text = new StringBuilder("filepath\ttitle\n");
            for (int i = 0; i < 30; i++) {
                text.append(i).append(i % 5 == first ? ".jpg\ta picture\n" : ".jpg\t\n");
            }
            Files.writeString(table, text);
            try (var all = small.prepare(folder.resolve("cache"), Progress.NONE, () -> false)) {
                assertThat(all.captioned().splitSizes()).containsKeys("train", "val", "test");
            }
        }
    }

    private static List<String> ids(PairDataset dataset) {
        return dataset.splitSizes().keySet().stream()
                .flatMapToInt(split -> IntStream.of(dataset.split(split)))
                .mapToObj(dataset.pairs()::id)
                .toList();
    }

    @Test
    void missingImagesAreNamedAndLookedForAgain() throws IOException {
        Files.delete(folder.resolve("5.jpg"));
        try (var index = open()) {
            assertThat(index.rows()).isEqualTo(IMAGES + 9);
            assertThat(index.rejects().images()).isOne();
            assertThat(index.rejects().named()).containsExactly(folder.resolve("5.jpg") + ": no such file");
        }
        TestImages.write(folder.resolve("5.jpg"), 5);
        try (var index = open()) {
            assertThat(index.rejects().count()).isZero();
        }
    }

    @Test
    void aFolderNamedLikeAnImageStaysMissing() throws IOException {
        Files.delete(folder.resolve("5.jpg"));
        Files.createDirectory(folder.resolve("5.jpg"));
        for (var time = 0; time < 2; time++) {
            try (var index = open()) {
                assertThat(index.rejects().images()).isOne();
            }
        }
    }

    @Test
    void noImageAtAllIsAnErrorThatNamesTheFirst() throws IOException {
        Files.writeString(table, "filepath\ttitle\nx/1.jpg\ta\nx/2.jpg\tb\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("data.source.path: " + table + " — none of its 2 samples can be used")
                .hasMessageContaining(folder.resolve("x/1.jpg") + ": no such file");
    }

    @Test
    void cancellingLeavesNothing() throws IOException {
        assertThatThrownBy(() -> source.index(folder.resolve("cache"), Progress.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThat(source.indexed(folder.resolve("cache"))).isEmpty();
    }

    @Test
    void damageIsSeenAndMended() throws IOException {
        open().close();
        Path index;
        try (var all = Files.list(folder.resolve("cache"))) {
            index = all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        var captions = index.resolve("caption.utf8");
        var bytes = Files.readAllBytes(captions);
        bytes[40] ^= 1;
        Files.write(captions, bytes);
        var notes = new ArrayList<String>();
        source.index(
                        folder.resolve("cache"),
                        new Progress() {
                            @Override
                            public void report(String stage, long done, long total) {}

                            @Override
                            public void note(String message) {
                                notes.add(message);
                            }
                        },
                        () -> false)
                .close();
        assertThat(notes).isNotEmpty().first().asString().contains("caption.utf8 has a wrong checksum");
        bytes[40] ^= 1;
        assertThat(Files.readAllBytes(captions)).isEqualTo(bytes);
    }

    @Test
    void hashesFindTheirNumbers() {
        var numbers = new HashNumbers();
        var expected = new HashMap<Long, Integer>();
        for (long key : List.of(0L, 1L << 32, -1L, 7L)) {
            for (long i = 0; i < 3000; i++) {
                expected.putIfAbsent(key + (i << 32), expected.size());
                numbers.number(key + (i << 32));
            }
        }
        expected.forEach((key, number) -> assertThat(numbers.get(key)).isEqualTo(number));
        assertThat(numbers.size()).isEqualTo(expected.size());
    }

    @Test
    void anImageInSeveralSpellingsIsOnePair() throws IOException {
        TestImages.write(folder.resolve("img/0.jpg"), 0);
        TestImages.write(folder.resolve("img/1.jpg"), 1);
        Files.writeString(table, """
                filepath\ttitle
                img/0.jpg\tone
                ./img/0.jpg\ttwo
                img//0.jpg\tthree
                img/../img/0.jpg\tfour
                FOLDER/img/0.jpg\tfive
                ./img/1.jpg\tother
                """.replace("FOLDER", folder.toString()));
        try (var index = source.index(folder.resolve("cache"), Progress.NONE, () -> false)) {
            assertThat(index.pairs()).extracting(Pair::id).containsExactly("img/0.jpg", "./img/1.jpg");
            assertThat(index.pairs().getFirst().captions()).containsExactly("one", "two", "three", "four", "five");
        }
    }

    @Test
    void captionsThatSeemMissingAreCountedAndThoseThatShowNothingAreNone() throws IOException {
        Files.writeString(
                table, "filepath\ttitle\n0.jpg\ta cat\n1.jpg\tNaN\n2.jpg\tNone\n3.jpg\t\u200b\n4.jpg\ta\0b\n");
        try (var index = source.index(folder.resolve("cache"), Progress.NONE, () -> false)) {
            assertThat(index.pairs())
                    .extracting(Pair::captions)
                    .containsExactly(List.of("a cat"), List.of("NaN"), List.of("None"), List.of());
            assertThat(index.rejects().captions()).isOne();
            assertThat(index.rejects().lines()).isOne();
            assertThat(index.rejects().passedOver())
                    .singleElement()
                    .satisfies(passed -> assertThat(passed.text())
                            .isEqualTo("captions that look like a missing value, which are trained on: 2 (first"
                                    + " 1.jpg: NaN)"));
        }
    }
}
