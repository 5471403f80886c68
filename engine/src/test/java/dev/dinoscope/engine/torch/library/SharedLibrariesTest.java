package dev.dinoscope.engine.torch.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.torch.CompiledLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SharedLibrariesTest {
    @TempDir
    private Path temporary;

    /// A libtorch whose `c10_cuda` needs a runtime that the linker does not find by itself.
    private LibtorchFolder withCuda(Path elsewhere, String runtime) throws IOException, InterruptedException {
        FakeLibtorch fake = FakeLibtorch.in(temporary.resolve("env"));
        Path needed = CompiledLibrary.compile(
                elsewhere.resolve(runtime), "int runtime(void) { return 1; }", "-Wl,-soname," + runtime);
        CompiledLibrary.compile(
                fake.libraries().resolve("libc10_cuda.so"),
                "extern int runtime(void); int use(void) { return runtime(); }",
                "-Wl,--no-as-needed",
                needed.toString());
        for (String other : new String[] {"libc10.so", "libtorch_cpu.so"}) {
            CompiledLibrary.compile(fake.libraries().resolve(other), "int nothing;");
        }
        return new LibtorchFolder(fake.libraries(), "2.9.1+cu128", java.util.Optional.of("12.8"));
    }

    @Test
    void whatPipPutsBesideItIsFound() throws IOException, InterruptedException {
        Path packages = temporary.resolve("env/lib/python3.12/site-packages/nvidia/cuda_runtime/lib");
        Files.createDirectories(packages);
        LibtorchFolder libtorch = withCuda(packages, "libdinoscope_rt1.so.12");
        assertThat(SharedLibraries.load(libtorch, Map.of()))
                .containsExactly(packages.resolve("libdinoscope_rt1.so.12"));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException, InterruptedException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        LibtorchFolder libtorch = withCuda(elsewhere, "libdinoscope_rt2.so.12");
        assertThatThrownBy(() -> SharedLibraries.load(libtorch, Map.of()))
                .isInstanceOf(UnusableLibtorchException.class)
                .hasMessageContainingAll(
                        "libtorch 2.9.1+cu128", "libc10_cuda.so needs libdinoscope_rt2.so.12", "LD_LIBRARY_PATH");
        Files.createDirectories(temporary.resolve("cuda"));
        Files.move(elsewhere, temporary.resolve("cuda/lib64"));
        assertThat(SharedLibraries.load(
                        libtorch, Map.of("CUDA_HOME", temporary.resolve("cuda").toString())))
                .hasSize(1);
    }
}
