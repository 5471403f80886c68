package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import dev.dinoscope.engine.torch.library.UnusableLibtorchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LibtorchCheckTest {
    @TempDir
    private Path temporary;

    private LibtorchFolder libtorch;

    @BeforeEach
    void someLibtorch() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("torch"));
        libtorch = new LibtorchFolder(folder, "2.99.0", Optional.empty());
    }

    /// A check whose process is a shell that does what a process with this libtorch might do.
    private LibtorchCheck processThat(String script) {
        return new LibtorchCheck(List.of("/bin/sh", "-c", script), temporary.resolve("cache"));
    }

    private static String print(SelfTestLine... lines) {
        return Stream.of(lines).map(line -> "echo '" + line.text() + "';").collect(Collectors.joining());
    }

    private static SelfTestLine tried(String name, boolean passed, String detail) {
        return new SelfTestLine.Tried(new SelfTest.Check(name, passed, detail));
    }

    @Test
    void aCrashBecomesAMessageThatNamesItsPlace() throws Exception {
        LibtorchReport report =
                processThat(print(tried("gradient", true, "[4.0]")) + """
                        echo '#'; echo '#  SIGSEGV (0xb) at pc=0x1, pid=1, tid=2'; echo '# Problematic frame:'
                        echo '# C  [libtorch_cpu.so+0x110d]'; kill -SEGV $$""").run(libtorch, _ -> {});
        assertThat(report.isGood()).isFalse();
        assertThat(report.summary())
                .contains("libtorch 2.99.0 in " + libtorch.libraries())
                .contains("it crashed after the check \"gradient\" (SIGSEGV (0xb)")
                .contains("C  [libtorch_cpu.so+0x110d]")
                .contains("dinoscope torch --find");
    }

    @Test
    void wrongResultsAndSilentEndsAreFailures() throws Exception {
        assertThat(processThat(print(tried("optimiser step", false, "[2.0], expected [1.75]"), new SelfTestLine.Done()))
                        .run(libtorch, _ -> {})
                        .summary())
                .contains("computes wrong results (self-test, optimiser step: [2.0], expected [1.75])");
        assertThat(processThat(print(tried("loss", true, "40")))
                        .run(libtorch, _ -> {})
                        .isGood())
                .isFalse();
        assertThat(processThat(print(new SelfTestLine.Refused("no such\tlibrary\nfor two lines")))
                        .run(libtorch, _ -> {})
                        .summary())
                .isEqualTo("no such library\nfor two lines");
    }

    @Test
    void whatPassedIsNotTriedAgainUntilItsFilesChange() throws Exception {
        processThat(print(tried("loss", true, "40"), new SelfTestLine.Done())).require(libtorch);
        LibtorchCheck failing = processThat("exit 3");
        assertThatCode(() -> failing.require(libtorch)).doesNotThrowAnyException();
        Files.writeString(libtorch.core(), "another");
        assertThatThrownBy(() -> failing.require(libtorch))
                .isInstanceOf(UnusableLibtorchException.class)
                .hasMessageContaining("it crashed while it was loaded (exit code 3)");
    }

    @Test
    void aRealOnePassesInAProcessOfItsOwn() throws Exception {
        LibtorchOptions settings = LibtorchOptions.withThreads(1);
        LibtorchFolder real = settings.libtorch();
        List<String> command = JavaCommand.of(temporary, "selftest", SelfTestProcess.class.getName())
                .words();
        List<String> heard = new ArrayList<>();
        LibtorchReport report = new LibtorchCheck(command, settings.unpackInto()).run(real, heard::add);
        assertThat(report.failure()).isEmpty();
        assertThat(report.checks()).hasSizeGreaterThanOrEqualTo(11).allMatch(SelfTest.Check::passed);
        assertThat(report.devices().getFirst()).startsWith("cpu");
        assertThat(heard.getFirst()).isEqualTo("Trying " + real);
    }
}
