package dev.dinoscope.app.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskLimitTest {
    private static final int BYTES = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    void whatWasTouchedLongestAgoGoesFirstAndItsFolderWithIt() throws IOException {
        var limit = new DiskLimit(root, 3 * BYTES);
        for (int day = 1; day <= 5; day++) {
            file("run-" + day, day);
        }
        limit.grown(BYTES);
        assertThat(root.toFile().list()).containsExactlyInAnyOrder("run-3", "run-4", "run-5");
    }

    @Test
    void oneThatIsLargerThanTheLimitStaysAsLongAsItIsTheNewest() throws IOException {
        file("run-1", 1);
        file("run-2", 2);
        new DiskLimit(root, BYTES / 2).grown(BYTES);
        assertThat(root.toFile().list()).containsExactly("run-2");
    }

    private void file(String run, int day) throws IOException {
        var file = Files.createDirectories(root.resolve(run).resolve("v1/snapshots"))
                .resolve("000500.safetensors");
        Files.write(file, new byte[BYTES]);
        Files.setLastModifiedTime(file, FileTime.fromMillis(day * 86_400_000L));
    }
}
