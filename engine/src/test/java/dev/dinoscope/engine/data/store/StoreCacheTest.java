package dev.dinoscope.engine.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCacheTest {
    private static final int SIDE = 4;

    @TempDir
    Path root;

    private final List<String> notes = new ArrayList<>();
    private int made;

    private final class Listener implements Progress {
        @Override
        public void report(String stage, long done, long total) {}

        @Override
        public void note(String message) {
            notes.add(message);
        }
    }

    private PairStore get() throws IOException {
        return new StoreCache(root, new Listener(), () -> false).get("data", SIDE, SIDE, writer -> {
            made++;
            TestStore.fill(writer, 5, 2, SIDE);
            writer.fail("p9", "not readable");
        });
    }

    private byte[] pixels() throws IOException {
        var store = get();
        try (var images = store.images()) {
            var all = new byte[(int) images.pixels().byteSize()];
            for (int row = 0; row < images.rows(); row++) {
                var one = new byte[(int) images.imageBytes()];
                images.read(row, one);
                System.arraycopy(one, 0, all, row * one.length, one.length);
            }
            return all;
        }
    }

    @Test
    void whatWasWrittenIsReadBackAndMadeOnce() throws IOException {
        var first = pixels();
        var store = get();
        try (var _ = store.images()) {
            assertThat(store.failures()).containsExactly("p9: not readable");
            assertThat(store.pairs()).hasSize(5);
            assertThat(store.pairs().get(1).captions())
                    .containsExactly("a drawing of c1", "c1, red, round, small", "tab and  space");
        }
        assertThat(pixels()).isEqualTo(first);
        assertThat(made).isEqualTo(1);
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"images.u8", "index.tsv", "manifest.json"})
    void aMissingFileIsNoticedAndTheDataMadeAgain(String file) throws IOException {
        var whole = pixels();
        Files.delete(root.resolve("data").resolve(file));
        assertThat(pixels()).isEqualTo(whole);
        assertThat(made).isEqualTo(2);
        assertThat(notes).anyMatch(note -> note.contains("damaged (" + file + " is missing)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"images.u8", "index.tsv", "manifest.json"})
    void oneChangedByteIsNoticed(String name) throws IOException {
        var whole = pixels();
        var file = root.resolve("data").resolve(name);
        var bytes = Files.readAllBytes(file);
        bytes[name.equals("manifest.json") ? 0 : bytes.length / 2] ^= 0x11;
        Files.write(file, bytes);
        assertThat(pixels()).isEqualTo(whole);
        assertThat(made).isEqualTo(2);
        assertThat(notes).isNotEmpty();
    }

    @Test
    void aFileCutShortIsNoticed() throws IOException {
        var whole = pixels();
        var file = root.resolve("data").resolve("images.u8");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 17));
        assertThat(pixels()).isEqualTo(whole);
        assertThat(notes).anyMatch(note -> note.contains("17 bytes"));
    }

    @Test
    void aMakerThatGivesUpLeavesNothing() {
        var cancelled = new AtomicBoolean();
        var cache = new StoreCache(root, Progress.NONE, cancelled::get);
        assertThatThrownBy(() -> cache.get("data", SIDE, SIDE, writer -> {
                    TestStore.fill(writer, 3, 1, SIDE);
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(root).isDirectoryNotContaining("glob:**data").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatACrashLeftIsSweptAway() throws IOException {
        Files.createDirectories(root.resolve("data.part"));
        Files.writeString(root.resolve("data.part").resolve("images.u8"), "half");
        get().images().close();
        assertThat(root).isDirectoryNotContaining("glob:**.part");
    }
}
