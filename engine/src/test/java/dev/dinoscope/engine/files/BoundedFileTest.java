package dev.dinoscope.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedFileTest {
    private static final SizeLimit LIMIT = new SizeLimit("a note", 1024);

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("note"), text);
    }

    private void assertRefused(Path path, String reason, LinkOption... options) {
        assertThatThrownBy(() -> BoundedFile.text(path, LIMIT, options))
                .isInstanceOf(RefusedFileException.class)
                .hasMessage(path + " " + reason);
    }

    @Test
    void aFileUpToTheLimitIsReadWhole() throws IOException {
        var text = "ü".repeat(512);
        assertThat(BoundedFile.text(file(text), LIMIT)).isEqualTo(text);
        assertThat(BoundedFile.stream(file(text), LIMIT).readAllBytes()).hasSize(1024);
        assertThat(BoundedFile.text(file("\uFEFFa"), LIMIT)).isEqualTo("a");
        assertThat(BoundedFile.text(file(""), LIMIT)).isEmpty();
    }

    @Test
    void aLargerFileIsRefused() throws IOException {
        assertRefused(file("a".repeat(1025)), "is larger than 1 KiB, the most for a note");
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirLine() throws IOException {
        var path = Files.write(folder.resolve("note"), new byte[] {'a', '\n', 'b', '\n', (byte) 0xfc, '\n'});
        assertRefused(path, "is not text in UTF-8 (line 3)");
        Files.write(path, new byte[] {'a', (byte) 0xc3});
        assertRefused(path, "is not text in UTF-8 (line 1)");
    }

    @Test
    void aFolderIsRefusedAndAMissingFileIsMissing() {
        assertRefused(folder, "is a folder, not a file");
        assertThatThrownBy(() -> BoundedFile.text(folder.resolve("none"), LIMIT))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeIsNeitherOpenedNorWaitedFor() throws Exception {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRefused(pipe, "is a named pipe, not a file");
        assertThatThrownBy(() -> BoundedFile.open(pipe)).isInstanceOf(RefusedFileException.class);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDeviceIsRefusedAlsoThroughALink() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
        assertRefused(link, "is a device, not a file");
        assertRefused(link, "is a symbolic link, not a file", LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatTellsNoSizeIsReadUpToTheLimit() throws IOException {
        assertThat(BoundedFile.text(Path.of("/proc/sys/kernel/ostype"), LIMIT)).isEqualTo("Linux\n");
        assertRefused(Path.of("/proc/kallsyms"), "is larger than 1 KiB, the most for a note");
    }
}
