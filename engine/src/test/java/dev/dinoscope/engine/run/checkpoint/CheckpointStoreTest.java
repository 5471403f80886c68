package dev.dinoscope.engine.run.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.run.files.DiskFullException;
import dev.dinoscope.engine.run.files.DurableFile;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
    private final Path directory;
    private final CheckpointStore store;
    private final List<String> warnings = new ArrayList<>();

    CheckpointStoreTest(@TempDir Path directory) {
        this.directory = directory;
        this.store = new CheckpointStore(directory, 2, InstantSource.system());
    }

    @Test
    void theNewestCheckpointIsLoadedAndOldOnesGo() throws IOException {
        for (int step = 100; step <= 400; step += 100) {
            save(step);
        }
        assertThat(store.steps()).containsExactly(300L, 400L);
        var loaded = store.load(warnings::add).orElseThrow();
        assertThat(loaded.step()).isEqualTo(400);
        assertThat(loaded.names()).containsExactlyInAnyOrder("weights", "optimiser");
        assertThat(loaded.metadata()).containsEntry("note", "at 400");
        try (var weights = loaded.open("weights")) {
            assertThat(weights.tensor("w").toFloats()).containsExactly(400, 401);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void anEmptyStoreHasNone() throws IOException {
        assertThat(store.load(warnings::add)).isEmpty();
        assertThat(new CheckpointStore(directory.resolve("none"), 1, InstantSource.system()).load(warnings::add))
                .isEmpty();
    }

    @Test
    void damageAtAnyByteIsSeenAndTheOneBeforeIsUsed() throws IOException {
        save(1);
        save(2);
        for (var name : List.of("weights.safetensors", "manifest.json")) {
            var file = directory.resolve("000002").resolve(name);
            var whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length - 1; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThat(load().step()).isEqualTo(1);
            }
            Files.write(file, whole);
        }
        var file = directory.resolve("000002/weights.safetensors");
        var whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            var damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file, damaged);
            assertThat(load().step()).isEqualTo(1);
        }
        assertThat(warnings)
                .allMatch(text -> text.startsWith("skipped checkpoint 2: ") && text.contains(directory + ""));
        Files.delete(file);
        assertThat(load().step()).isEqualTo(1);
        Files.write(file, whole);
        assertThat(load().step()).isEqualTo(2);
    }

    @Test
    void bytesThatAreNoTextAreDamageLikeAnyOther() throws IOException {
        save(1);
        save(2);
        Files.write(directory.resolve("latest"), new byte[] {(byte) 0xff});
        var manifest = directory.resolve("000002/manifest.json");
        var whole = Files.readAllBytes(manifest);
        for (int at = 0; at < whole.length; at++) {
            var damaged = whole.clone();
            damaged[at] ^= (byte) 0x80;
            Files.write(manifest, damaged);
            assertThat(load().step()).isEqualTo(1);
        }
    }

    @Test
    void withoutAnyWholeCheckpointNothingBeginsAnew() throws IOException {
        save(1);
        Files.delete(directory.resolve("000001/weights.safetensors"));
        assertThatThrownBy(() -> store.load(warnings::add))
                .hasMessageContaining("no checkpoint in " + directory + " is whole")
                .hasMessageContaining("delete that directory to train from the start");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void checkpointsBehindALinkAreNotSaidToBeDamagedButToLieElsewhere(@TempDir Path disk) throws IOException {
        save(1);
        var run = Files.createDirectory(disk.resolve("run"));
        Files.createSymbolicLink(run.resolve("checkpoints"), directory);
        var linked = new CheckpointStore(run.resolve("checkpoints"), 2, InstantSource.system());
        assertThatThrownBy(() -> linked.load(warnings::add))
                .hasMessageContaining("leads out of")
                .hasMessageContaining("make that the link")
                .hasMessageNotContaining("delete");
        assertThatThrownBy(linked::steps).hasMessageContaining("leads out of");
    }

    @Test
    void aCrashWhileWritingLeavesTheEarlierOneAndItsRestsAreRemovedLater() throws IOException {
        save(1);
        var torn = Files.createDirectory(directory.resolve(".tmp-crashed"));
        Files.write(torn.resolve("weights.safetensors"), new byte[10]);
        assertThat(load().step()).isEqualTo(1);
        save(2);
        assertThat(torn).doesNotExist();
        // Moved into place, but the crash came before `latest` was repointed: the older one holds, nothing is lost.
        save(3);
        Files.writeString(directory.resolve("latest"), "000002\n");
        assertThat(load().step()).isEqualTo(2);
        Files.writeString(directory.resolve("latest"), "garbage");
        assertThat(load().step()).isEqualTo(3);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aStepThatIsSavedAgainIsThereAtEveryMoment() throws IOException {
        save(1);
        save(2);
        // The crash came when the old one had stepped aside and the new one was not in place.
        Files.move(directory.resolve("000002"), directory.resolve("000002.old"));
        assertThat(store.steps()).containsExactly(1L, 2L);
        assertThat(load().step()).isEqualTo(2);
        assertThat(warnings).isEmpty();
        save(2);
        assertThat(directory.resolve("000002.old")).doesNotExist();
        // Or when both were there, the new one damaged since.
        Files.createDirectory(directory.resolve("000002.old"));
        save(2);
        assertThat(directory.resolve("000002.old")).doesNotExist();
        assertThat(load().step()).isEqualTo(2);
    }

    @Test
    void aReaderThatIsOvertakenTakesTheNextOne() throws IOException {
        save(1);
        var steps = new ArrayList<Long>();
        var read = store.load(warnings::add, checkpoint -> {
            steps.add(checkpoint.step());
            if (checkpoint.step() == 1) {
                // A trainer goes on, and this one is no longer kept.
                save(2);
                save(3);
            }
            try (var weights = checkpoint.open("weights")) {
                return weights.tensor("w").toFloats()[0];
            }
        });
        assertThat(steps).containsExactly(1L, 3L);
        assertThat(read).hasValue(3f);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aChangedManifestIsRefusedEvenWhereItsFilesAreWhole() throws IOException {
        save(1);
        save(2);
        var manifest = directory.resolve("000002/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("at 2", "at 3"));
        assertThat(load().step()).isEqualTo(1);
        Files.move(directory.resolve("000001"), directory.resolve("000009"));
        assertThatThrownBy(this::load).hasMessageContaining("is whole");
        assertThat(warnings).anyMatch(text -> text.contains("it holds step 1"));
    }

    @Test
    void afterAResumeTheAbandonedLaterStepsGo() throws IOException {
        save(10);
        save(20);
        save(15);
        assertThat(store.steps()).containsExactly(10L, 15L);
        assertThat(load().step()).isEqualTo(15);
        save(15);
        assertThat(load().step()).isEqualTo(15);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFailingDiskLeavesEarlierCheckpointsAndNoRests() throws IOException {
        save(1);
        var full = fullDisk();
        assertThatThrownBy(() -> DurableFile.replace(directory.resolve("latest"), out -> {
                    out.write(ByteBuffer.wrap(new byte[3]));
                    throw full;
                }))
                .isInstanceOf(DiskFullException.class)
                .hasMessageContaining("latest")
                .hasMessageContaining("free some")
                .hasCause(full);
        assertThat(Files.readString(directory.resolve("latest"))).isEqualTo("000001\n");
        var twice = StoredTensor.ofFloats("w", List.of(1L), new float[] {1});
        assertThatThrownBy(() -> store.save(2, Map.of("weights", List.of(twice, twice)), Map.of()))
                .hasMessageContaining("two tensors are called w");
        assertThat(load().step()).isEqualTo(1);
        try (var entries = Files.list(directory)) {
            assertThat(entries).hasSize(2);
        }
    }

    /// What the JDK throws then, in the language of this machine.
    private static IOException fullDisk() {
        try (var channel = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]));
            throw new AssertionError("/dev/full took a byte");
        } catch (IOException fault) {
            return fault;
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theOperatingSystemsOwnWordsForAFullDiskAreUnderstood() {
        assertThat(DiskFullException.explain(directory, fullDisk())).isInstanceOf(DiskFullException.class);
    }

    private Checkpoint load() throws IOException {
        return store.load(warnings::add).orElseThrow();
    }

    private void save(int step) throws IOException {
        var weights = StoredTensor.ofFloats("w", List.of(2L), new float[] {step, step + 1});
        var moments = StoredTensor.ofLongs("m", List.of(1L), new long[] {step});
        store.save(
                step, Map.of("weights", List.of(weights), "optimiser", List.of(moments)), Map.of("note", "at " + step));
    }
}
