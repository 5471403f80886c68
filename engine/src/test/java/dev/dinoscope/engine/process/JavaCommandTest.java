package dev.dinoscope.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatNativeCodeLeavesBehindGoesToTheHome() {
        var home = folder.resolve("a home, 100% ü");
        var words = JavaCommand.of(home, "run", "Main", "-Xmx1g")
                .with("resume", "x")
                .words();
        assertThat(words)
                .contains("-XX:ErrorFile=" + folder + "/a home, 100%% ü/crashes/hs_err_run_%p.log")
                .containsSubsequence("-Xmx1g", "-cp", "Main", "resume", "x");
        assertThat(CrashFolder.in(home)).isDirectory();
    }

    @Test
    void whereTheHomeCannotBeMadeItGoesToTheTemporaryFiles() throws IOException {
        var home = Files.writeString(folder.resolve("home"), "a file");
        assertThat(JavaCommand.of(home, "run", "Main").words())
                .contains("-XX:ErrorFile=" + System.getProperty("java.io.tmpdir") + "/hs_err_run_%p.log");
    }
}
