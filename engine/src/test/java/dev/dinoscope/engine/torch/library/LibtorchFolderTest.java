package dev.dinoscope.engine.torch.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LibtorchFolderTest {
    @TempDir
    private Path temporary;

    private void assertRefused(FakeLibtorch fake, String... words) {
        assertThatThrownBy(() -> LibtorchFolder.inspect(fake.libraries()))
                .isInstanceOf(UnusableLibtorchException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("dinoscope torch --find");
    }

    @Test
    void itIsFoundFromEveryFolderPeoplePointAt() throws IOException {
        FakeLibtorch fake = FakeLibtorch.in(temporary);
        Path torch = fake.libraries().resolveSibling("../torch").normalize();
        for (Path given : List.of(fake.libraries(), torch, torch.resolveSibling("."), fake.environment())) {
            assertThat(LibtorchFolder.inspect(given).libraries()).isEqualTo(fake.libraries());
        }
        assertThat(LibtorchFolder.inspect(fake.libraries().resolve("libtorch_cpu.so"))
                        .version())
                .isEqualTo("2.9.1+cpu");
    }

    @Test
    void aCudaBuildTellsItsCuda() throws IOException {
        FakeLibtorch fake = FakeLibtorch.in(temporary).version("2.9.1+cu128", "'12.8'", "None");
        assertThat(LibtorchFolder.inspect(fake.libraries()).cuda()).isEmpty();
        fake.file("libtorch_cuda.so", "");
        assertThat(LibtorchFolder.inspect(fake.libraries()).cuda()).contains("12.8");
    }

    @Test
    void thePlainPackageTellsItsVersionInAnotherFile() throws IOException {
        FakeLibtorch fake = FakeLibtorch.in(temporary);
        Files.delete(fake.libraries().resolveSibling("version.py"));
        Files.writeString(fake.libraries().resolveSibling("build-version"), "2.8.0+cpu\n");
        assertThat(LibtorchFolder.inspect(fake.libraries()).version()).isEqualTo("2.8.0+cpu");
    }

    @Test
    void whatCannotWorkIsRefusedBeforeItIsLoaded() throws IOException {
        FakeLibtorch fake = FakeLibtorch.in(temporary);
        assertRefused(fake.version("2.6.0+cu124", "'12.4'", "None"), "libtorch 2.6.0+cu124", "too old", "2.7 or newer");
        assertRefused(fake.version("2.9.0+rocm6.4", "None", "'6.4.1'"), "ROCm", "NVIDIA");
        fake.version("2.9.1+cpu", "None", "None");
        assertRefused(fake.machine(0x15), "built for ppc64le", "runs on " + System.getProperty("os.arch"));
        assertRefused(fake.file("libtorch_cpu.so", "no library"), "is no shared library");
        assertRefused(FakeLibtorch.in(temporary).file("libc10.so", "_ZN3c105ErrorC1ESs"), "old C++ ABI");
        assertThatThrownBy(() -> LibtorchFolder.inspect(temporary.resolve("nowhere")))
                .hasMessageContaining("there is no such folder");
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        assertThatThrownBy(() -> LibtorchFolder.inspect(empty)).hasMessageContaining("it holds no libtorch");
        Files.writeString(empty.resolve("torch_cpu.dll"), "");
        assertThatThrownBy(() -> LibtorchFolder.inspect(empty)).hasMessageContaining("another operating system");
    }

    @Test
    void itsFingerprintFollowsItsFiles() throws IOException {
        FakeLibtorch fake = FakeLibtorch.in(temporary);
        String before = LibtorchFolder.inspect(fake.libraries()).fingerprint();
        assertThat(LibtorchFolder.inspect(fake.environment()).fingerprint()).isEqualTo(before);
        fake.version("2.9.2+cpu", "None", "None");
        assertThat(LibtorchFolder.inspect(fake.libraries()).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void theEnvironmentWinsOverTheSetting() throws IOException {
        EngineSettingsFile file = new EngineSettingsFile(temporary);
        assertThat(LibtorchChoice.of(java.util.Map.of(), file).origin()).isEqualTo(LibtorchChoice.Origin.BUNDLED);
        file.setLibtorch(Path.of("/a"));
        assertThat(LibtorchChoice.of(java.util.Map.of(LibtorchChoice.VARIABLE, " "), file))
                .isEqualTo(new LibtorchChoice(LibtorchChoice.Origin.SETTING, Optional.of(Path.of("/a"))));
        assertThat(LibtorchChoice.of(java.util.Map.of(LibtorchChoice.VARIABLE, "/b"), file))
                .isEqualTo(new LibtorchChoice(LibtorchChoice.Origin.ENVIRONMENT, Optional.of(Path.of("/b"))));
        file.setLibtorch(null);
        assertThat(file.libtorch()).isEmpty();
        Files.writeString(temporary.resolve("engine.json"), "{\"libtorch\": ");
        assertThatThrownBy(file::libtorch).hasMessageContainingAll("engine.json", "dinoscope torch --use");
    }
}
