package dev.dinoscope.app.view.data;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.task.RunningTask;
import dev.dinoscope.app.task.TaskFailure;
import dev.dinoscope.app.task.TaskProgress;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.task.Work;
import dev.dinoscope.engine.data.Attribution;
import dev.dinoscope.engine.node.DataRequest.Task;
import dev.dinoscope.engine.node.NodeClient;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// Data on the node's machine: whom they come from, and once they are prepared their splits and a few of them. The node
/// reads them; this machine's disk is not touched.
public final class DataViewModel {
    private final NodeSession session;
    private final DataChoice standard;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<DataState> state = new ReadOnlyObjectWrapper<>(new DataState.Waiting());
    private final ReadOnlyStringWrapper report = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper checkable = new ReadOnlyBooleanWrapper();
    private final ObservableList<Attribution> attributions = FXCollections.observableArrayList();
    private DataChoice choice;
    private boolean wanted;
    private Optional<RunningTask> looking = Optional.empty();
    private Optional<RunningTask> checking = Optional.empty();

    /// @param standard shown until others are chosen
    public DataViewModel(NodeSession session, DataChoice standard, Tasks tasks) {
        this.session = session;
        this.standard = standard;
        this.choice = standard;
        this.tasks = tasks;
        tasks.running().addListener((ListChangeListener<RunningTask>) _ -> noteEnd());
        session.clientProperty().subscribe(client -> {
            if (wanted && client.isPresent()) {
                look();
            }
        });
    }

    public ReadOnlyObjectProperty<DataState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ObservableList<Attribution> attributions() {
        return attributions;
    }

    /// What a check of all images and captions has found; empty before.
    public ReadOnlyStringProperty reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Whether these data can be checked: those that users bring.
    public ReadOnlyBooleanProperty checkableProperty() {
        return checkable.getReadOnlyProperty();
    }

    /// Whether files can be chosen in a dialog: it shows this machine's.
    public boolean canBrowse() {
        return session.isLocal();
    }

    /// Looks whether the data are prepared, unless that is known; as soon as there is a node.
    public void look() {
        wanted = true;
        if (state.get() instanceof DataState.Missing || state.get() instanceof DataState.Waiting) {
            client().ifPresent(client -> {
                state.set(new DataState.Looking());
                begin("Looking at the data", read(client, Task.FIND), _ -> state.set(new DataState.Missing()));
            });
        }
    }

    /// Prepares the data, visibly among the tasks.
    public void prepare() {
        if (state.get() instanceof DataState.Missing) {
            client().ifPresent(client -> {
                var task = tasks.start("Preparing the data", read(client, Task.PREPARE), this::show);
                looking = Optional.of(task);
                state.set(new DataState.Preparing(task));
            });
        }
    }

    /// Looks at the data at a path of the node's machine, whatever kind they are; at the standard ones when it is
    /// blank.
    public void choose(String path) {
        looking.ifPresent(RunningTask::cancel);
        checking.ifPresent(RunningTask::cancel);
        report.set("");
        checkable.set(false);
        choice = path.isBlank() ? standard : DataChoice.at(path.strip());
        client().ifPresentOrElse(
                        client -> state.set(new DataState.Preparing(
                                begin("Looking at the data", read(client, Task.PREPARE), this::refuse))),
                        () -> state.set(new DataState.Waiting()));
    }

    /// Reads all images and captions once, visibly among the tasks.
    public void check() {
        if (checkable.get()) {
            client().ifPresent(client -> checking = Optional.of(
                    tasks.start("Checking the data", read(client, Task.CHECK), found -> report.set(found.report()))));
        }
    }

    private RunningTask begin(String title, Work<DataFinding> work, Consumer<Exception> failed) {
        var task = tasks.start(title, work, this::show, failed);
        looking = Optional.of(task);
        return task;
    }

    private Work<DataFinding> read(NodeClient client, Task task) {
        var request = choice.request(task);
        return (TaskProgress progress) -> {
            var finding = new DataFinding(progress);
            client.readData(request, finding);
            return finding;
        };
    }

    private Optional<NodeClient> client() {
        return session.clientProperty().get();
    }

    private void refuse(Exception problem) {
        state.set(new DataState.Unusable(new TaskFailure("", problem).message()));
    }

    private void show(DataFinding found) {
        attributions.setAll(found.origin().attributions());
        state.set(found.summary().<DataState>map(DataState.Ready::new).orElseGet(DataState.Missing::new));
        checkable.set(found.origin().checkable());
    }

    /// Cancelled and failed tasks alike leave the data as they were.
    private void noteEnd() {
        if (state.get() instanceof DataState.Preparing(var task)
                && !tasks.running().contains(task)) {
            state.set(new DataState.Missing());
        }
    }
}
