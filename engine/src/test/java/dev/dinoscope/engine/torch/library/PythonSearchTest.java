package dev.dinoscope.engine.torch.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PythonSearchTest {
    @TempDir
    private Path temporary;

    @Test
    void theActiveEnvironmentComesFirstAndEachOnce() throws IOException, InterruptedException {
        Path active = FakeLibtorch.in(temporary.resolve("active")).libraries();
        Path conda =
                FakeLibtorch.in(temporary.resolve("home/miniconda3/envs/vlm")).libraries();
        Map<String, String> environment = Map.of(
                "VIRTUAL_ENV", temporary.resolve("active").toString(),
                "HOME", temporary.resolve("home").toString(),
                "CONDA_PREFIX", temporary.resolve("home/miniconda3/envs/vlm").toString());
        assertThat(new PythonSearch(environment).find())
                .startsWith(active.toRealPath(), conda.toRealPath())
                .doesNotHaveDuplicates();
    }
}
