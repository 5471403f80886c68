package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.bridge.FxBatch;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.task.Newest;
import dev.dinoscope.engine.compare.RunContent;
import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.Subscription;
import dev.dinoscope.engine.runs.RunInfo;
import dev.dinoscope.engine.runs.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the inspector tells about one run: its files are read off the JavaFX thread, its log is followed.
public final class RunDetailsViewModel implements AutoCloseable {
    private static final int LOG_LINES = 200;

    private final NodeSession session;
    private final Executor fx;
    private final Newest<Read> reader;
    private final ReadOnlyObjectWrapper<Optional<RunItem>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RunContent> files = new ReadOnlyObjectWrapper<>(RunContent.NONE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<String> log = FXCollections.observableArrayList();
    /// Held, because it forgets its listeners when it is collected.
    private final ObservableList<String> logView = FXCollections.unmodifiableObservableList(log);
    private Subscription logWatch = () -> {};
    private javafx.util.Subscription stateWatch = () -> {};
    private final javafx.util.Subscription clientWatch;

    /// @param faults of what could not be read
    private record Read(RunContent content, List<String> faults) {
        static Read of(Runs runs, RunInfo run) throws IOException {
            var faults = new ArrayList<String>();
            return new Read(RunContent.read(runs, run, faults::add), faults);
        }
    }

    public RunDetailsViewModel(NodeSession session, Executor fx) {
        this.session = session;
        this.fx = fx;
        reader = Newest.on("run-details", fx, this::show, this::fail);
        clientWatch = session.clientProperty().subscribe(() -> inspect(run.get()));
    }

    public ReadOnlyObjectProperty<Optional<RunItem>> runProperty() {
        return run.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunContent> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /// Why the files could not be read; empty if they could.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The last lines of the log.
    public ObservableList<String> log() {
        return logView;
    }

    /// Turns to a run, or to none.
    public void inspect(Optional<RunItem> subject) {
        leave();
        run.set(subject);
        files.set(RunContent.NONE);
        problem.set("");
        log.clear();
        subject.ifPresent(item -> session.clientProperty().get().ifPresent(client -> follow(client, item)));
    }

    private void follow(NodeClient client, RunItem item) {
        // Evaluations come with a new value of R@1 or k-NN, the last ones with the end of the run.
        var stateOf = item.infoProperty().map(RunInfo::state);
        stateWatch = javafx.util.Subscription.combine(
                stateOf.subscribe(() -> read(client, item)),
                item.headlineProperty()
                        .map(h -> List.of(h.recall(), h.neighbours()))
                        .subscribe(() -> read(client, item)));
        read(client, item);
        var lines = new FxBatch<LogLines>(fx, batch -> batch.forEach(part -> append(item, part)));
        logWatch = client.watchLog(item.id(), Position.START, lines::add);
    }

    private void read(NodeClient client, RunItem item) {
        var run = item.info();
        reader.request(() -> Read.of(client, run));
    }

    private void append(RunItem from, LogLines part) {
        if (run.get().filter(from::equals).isEmpty()) {
            return;
        }
        if (part.fromStart()) {
            log.clear();
        }
        log.addAll(tail(part.lines(), LOG_LINES));
        if (log.size() > LOG_LINES) {
            log.remove(0, log.size() - LOG_LINES);
        }
    }

    private void show(Read now) {
        files.set(now.content());
        problem.set(String.join("\n", now.faults()));
    }

    private void fail(Exception cause) {
        problem.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    private void leave() {
        logWatch.close();
        stateWatch.unsubscribe();
        reader.forget();
        logWatch = () -> {};
        stateWatch = () -> {};
    }

    private static <T> List<T> tail(List<T> list, int count) {
        return list.subList(Math.max(0, list.size() - count), list.size());
    }

    @Override
    public void close() {
        clientWatch.unsubscribe();
        leave();
        reader.close();
    }
}
