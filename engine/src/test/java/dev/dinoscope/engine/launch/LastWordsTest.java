package dev.dinoscope.engine.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {
    @TempDir
    private Path directory;

    @Test
    void progressIsNoReason() throws IOException {
        assertThat(words("Loading: cannot open\nDownloading: 100% |████████|\r\ntraining  ━━━── 3/9  loss 2\n\n"))
                .isEqualTo("Loading: cannot open");
        assertThat(words("\rLoading:  100% |====|\n")).isEmpty();
    }

    @Test
    void aCrashIsNamedByItsSignal() throws IOException {
        assertThat(words("#\n# A fatal error has been detected:\n#\n#  SIGSEGV (0xb) at pc=0x7f, pid=3\n# report\n#\n"))
                .isEqualTo("SIGSEGV (0xb) at pc=0x7f, pid=3");
    }

    @Test
    void withoutAConsoleThereIsNothingToSay() throws IOException {
        assertThat(LastWords.of(directory.resolve("none"))).isEmpty();
    }

    private String words(String text) throws IOException {
        return LastWords.of(Files.writeString(directory.resolve("console.txt"), text));
    }
}
