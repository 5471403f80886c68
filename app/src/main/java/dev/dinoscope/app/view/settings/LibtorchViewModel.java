package dev.dinoscope.app.view.settings;

import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.engine.torch.LibtorchSetting;
import dev.dinoscope.engine.torch.LibtorchSetting.Candidate;
import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which libtorch the runs of this machine start with. Nothing here loads it into this process.
public final class LibtorchViewModel {
    private final LibtorchSetting setting;
    private final Tasks tasks;
    private final ReadOnlyStringWrapper present = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper fixed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObservableList<Candidate> candidates = FXCollections.observableArrayList();

    public LibtorchViewModel(LibtorchSetting setting, Tasks tasks) {
        this.setting = setting;
        this.tasks = tasks;
    }

    /// The present one, in words.
    public ReadOnlyStringProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /// What came of the last check; empty before.
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether the environment names it, which wins over what is set here.
    public ReadOnlyBooleanProperty fixedProperty() {
        return fixed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Those that the last search has found.
    public ObservableList<Candidate> candidates() {
        return candidates;
    }

    private record Present(String text, boolean fixed) {}

    /// Looks at what holds now.
    public void look() {
        tasks.start(
                "Looking at libtorch",
                _ -> new Present(setting.describe(), setting.isFixedByEnvironment()),
                now -> {
                    present.set(now.text);
                    fixed.set(now.fixed);
                },
                this::fail);
    }

    /// Looks for others in the Pythons of this machine.
    public void find() {
        busy.set(true);
        tasks.start(
                "Looking for libtorch",
                _ -> setting.find(),
                found -> {
                    busy.set(false);
                    candidates.setAll(found);
                    outcome.set(found.isEmpty() ? "No Python with PyTorch was found. Choose a folder by hand." : "");
                },
                this::fail);
    }

    /// Tries it in a process of its own, and uses it if it passes.
    public void use(Path folder) {
        busy.set(true);
        outcome.set("Trying " + folder + " …");
        tasks.start(
                "Trying libtorch",
                progress -> {
                    var report = setting.check(folder, line -> progress.report(-1, line));
                    if (report.isGood()) {
                        setting.use(folder);
                    }
                    return report.summary();
                },
                summary -> {
                    busy.set(false);
                    outcome.set(summary);
                    look();
                },
                this::fail);
    }

    public void useBundled() {
        tasks.start(
                "Going back to the bundled libtorch",
                _ -> {
                    setting.useBundled();
                    return setting;
                },
                _ -> {
                    outcome.set("");
                    look();
                },
                this::fail);
    }

    private void fail(Exception problem) {
        busy.set(false);
        outcome.set(Objects.requireNonNullElse(problem.getMessage(), problem.toString()));
    }
}
