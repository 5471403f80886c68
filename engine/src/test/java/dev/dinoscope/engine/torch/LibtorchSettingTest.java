package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.library.LibtorchChoice;
import dev.dinoscope.engine.torch.library.UnusableLibtorchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibtorchSettingTest {
    @TempDir
    private Path temporary;

    private LibtorchSetting setting(Map<String, String> environment) {
        return new LibtorchSetting(new Homes(temporary.resolve("home"), temporary.resolve("cache")), environment);
    }

    @Test
    void whatIsChosenHoldsUntilItIsTakenBack() throws IOException {
        LibtorchSetting setting = setting(Map.of());
        assertThat(setting.describe()).isEqualTo("libtorch 2.7.1, bundled");
        Path real = LibtorchOptions.withThreads(1).libtorch().libraries();
        setting.use(real);
        assertThat(setting(Map.of()).choice().folder()).contains(real);
        assertThat(setting.choice().origin()).isEqualTo(LibtorchChoice.Origin.SETTING);
        assertThat(setting.describe()).contains(real.toString());
        setting.useBundled();
        assertThat(setting.choice().origin()).isEqualTo(LibtorchChoice.Origin.BUNDLED);
    }

    @Test
    void whatCannotWorkIsNotChosen() {
        LibtorchSetting setting = setting(Map.of());
        assertThatThrownBy(() -> setting.use(temporary)).isInstanceOf(UnusableLibtorchException.class);
        assertThat(setting.choice().origin()).isEqualTo(LibtorchChoice.Origin.BUNDLED);
    }

    @Test
    void theEnvironmentIsToldWhenItFixesTheChoice() {
        LibtorchSetting setting = setting(Map.of(LibtorchChoice.VARIABLE, temporary.toString()));
        assertThat(setting.isFixedByEnvironment()).isTrue();
        assertThat(setting.describe()).contains("it holds no libtorch");
    }
}
