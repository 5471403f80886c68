package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.settings.CurrentPreferences;
import dev.dinoscope.app.settings.Preferences;
import dev.dinoscope.app.settings.PreferencesFile;
import dev.dinoscope.app.settings.ThemeChoice;
import dev.dinoscope.app.task.TaskFailure;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.view.settings.LibtorchViewModel;
import dev.dinoscope.app.view.settings.SettingsViewModel;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.LibtorchSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The preferences and this machine's libtorch, without a window.
final class SettingsViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final FxQueue fx = new FxQueue();
    private final List<TaskFailure> failures = new ArrayList<>();
    private final Tasks tasks = new Tasks(fx, failures::add);

    @SuppressWarnings("NullAway.Init") // set before each test
    private CurrentPreferences preferences;

    @SuppressWarnings("NullAway.Init")
    private SettingsViewModel model;

    @BeforeEach
    void open() {
        preferences = new CurrentPreferences(new Preferences(), new PreferencesFile(home), fx, _ -> {});
        model = new SettingsViewModel(preferences);
    }

    @AfterEach
    void close() {
        preferences.close();
        tasks.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void aValidValueHoldsAtOnceAndIsKept() {
        model.form().setting("runs.threads").textProperty().set("5");
        assertThat(preferences.get().runs().threads()).isEqualTo(5);
        preferences.close();
        assertThat(new PreferencesFile(home).read(_ -> {}).runs().threads()).isEqualTo(5);
        assertThat(model.file()).isEqualTo(home.resolve("settings.yaml").toString());
    }

    @Test
    void whatIsNoValueLeavesTheOneBefore() {
        model.form().setting("runs.threads").textProperty().set("5");
        model.form().setting("runs.threads").textProperty().set("many");
        assertThat(model.form().errors()).singleElement().extracting("path").isEqualTo("runs.threads");
        assertThat(preferences.get().runs().threads()).isEqualTo(5);
        model.form().reset();
        assertThat(preferences.get()).isEqualTo(new Preferences());
    }

    @Test
    void whatIsChosenElsewhereShowsInTheForm() {
        preferences.change(now -> now.withTheme(ThemeChoice.DARK));
        assertThat(model.form().valueProperty().get().look().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(model.form().setting("look.theme").modifiedProperty().get()).isTrue();
    }

    @Test
    void theEnvironmentsLibtorchWinsAndIsSaid() throws InterruptedException {
        var fixed = libtorch(Map.of("DINOSCOPE_LIBTORCH", home.toString()));
        fixed.look();
        fx.until(() -> fixed.fixedProperty().get());
        var free = libtorch(Map.of());
        free.look();
        fx.until(() -> !free.presentProperty().get().isEmpty());
        assertThat(free.fixedProperty().get()).isFalse();
    }

    @Test
    void aFolderWithoutLibtorchIsNotTakenAndTheReasonIsShown() throws InterruptedException {
        var libtorch = libtorch(Map.of());
        libtorch.use(home);
        assertThat(libtorch.busyProperty().get()).isTrue();
        fx.until(() -> !libtorch.busyProperty().get());
        assertThat(libtorch.outcomeProperty().get()).contains(home.toString());
        assertThat(home.resolve("engine.json")).doesNotExist();
    }

    private LibtorchViewModel libtorch(Map<String, String> environment) {
        return new LibtorchViewModel(new LibtorchSetting(new Homes(home, home.resolve("cache")), environment), tasks);
    }
}
