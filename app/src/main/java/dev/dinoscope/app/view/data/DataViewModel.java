package dev.dinoscope.app.view.data;

import dev.dinoscope.app.task.RunningTask;
import dev.dinoscope.app.task.TaskFailure;
import dev.dinoscope.app.task.TaskProgress;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.engine.data.Attribution;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.data.catalogue.SourceRecognition;
import dev.dinoscope.engine.data.check.CaptionSample;
import dev.dinoscope.engine.data.check.DataCheck;
import dev.dinoscope.engine.data.check.DataReportText;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.model.TextEncoderConfig;
import dev.dinoscope.engine.recipe.DataConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The data of a recipe: whom they come from, and once they are prepared their splits and a few of them.
public final class DataViewModel {
    private final PairSource standard;
    private PairSource source;
    private final ReadOnlyStringWrapper report = new ReadOnlyStringWrapper("");
    private final Path cache;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<DataState> state = new ReadOnlyObjectWrapper<>(new DataState.Missing());
    private final ObservableList<Attribution> attributions = FXCollections.observableArrayList();

    private record Found(List<Attribution> attributions, Optional<DataSummary> summary) {}

    /// @param cache where prepared data are kept
    public DataViewModel(PairSource source, Path cache, Tasks tasks) {
        this.standard = source;
        this.source = source;
        this.cache = cache;
        this.tasks = tasks;
        tasks.running().addListener((ListChangeListener<RunningTask>) _ -> noteEnd());
    }

    public ReadOnlyObjectProperty<DataState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ObservableList<Attribution> attributions() {
        return attributions;
    }

    /// Looks whether the data are prepared, unless that is known.
    public void look() {
        if (state.get() instanceof DataState.Missing) {
            state.set(new DataState.Looking());
            tasks.start("Looking at the data", _ -> find(), this::show, this::showMissing);
        }
    }

    /// Prepares the data, visibly among the tasks.
    public void prepare() {
        if (state.get() instanceof DataState.Missing) {
            state.set(new DataState.Preparing(tasks.start("Preparing the data", this::make, this::show)));
        }
    }

    /// What a check of all images and captions has found; empty before.
    public ReadOnlyStringProperty reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Whether these data can be checked: those that users bring.
    public boolean canCheck() {
        return source instanceof IndexedSource;
    }

    /// Looks at the data at a path, whatever kind they are; at the standard ones when it is blank.
    public void choose(String path) {
        report.set("");
        var task = tasks.start("Looking at the data", progress -> recognise(path, progress), this::show, this::refuse);
        state.set(new DataState.Preparing(task));
    }

    /// Reads all images and captions once, visibly among the tasks.
    public void check() {
        if (source instanceof IndexedSource own) {
            tasks.start("Checking the data", progress -> check(own, progress), report::set);
        }
    }

    private Found recognise(String path, TaskProgress progress) throws IOException {
        source = path.isBlank() ? standard : SourceRecognition.of(path.strip());
        return make(progress);
    }

    private void refuse(Exception problem) {
        state.set(new DataState.Unusable(new TaskFailure("", problem).message()));
    }

    private String check(IndexedSource own, TaskProgress progress) throws IOException {
        var worker = Thread.currentThread();
        var percentage = new Percentage(progress);
        try (var index = own.index(cache, percentage, worker::isInterrupted)) {
            var data = new DataConfig();
            var tokenizer = BytePairTrainer.train(CaptionSample.of(index.pairs()), data.vocabulary());
            int context = new TextEncoderConfig().context();
            var check = new DataCheck(percentage, worker::isInterrupted);
            return DataReportText.of(check.of(index, tokenizer, context, data.maxBroken()));
        }
    }

    private Found find() throws IOException {
        try (var data = source.prepared(cache).orElse(null)) {
            var summary = data == null ? null : DataSummary.of(data);
            return new Found(source.attributions(), Optional.ofNullable(summary));
        }
    }

    private Found make(TaskProgress progress) throws IOException {
        var worker = Thread.currentThread();
        try (var data = source.prepare(cache, new Percentage(progress), worker::isInterrupted)) {
            return new Found(source.attributions(), Optional.of(DataSummary.of(data)));
        }
    }

    private void show(Found found) {
        attributions.setAll(found.attributions);
        state.set(found.summary.<DataState>map(DataState.Ready::new).orElseGet(DataState.Missing::new));
    }

    private void showMissing(Exception unreadable) {
        state.set(new DataState.Missing());
    }

    /// Cancelled and failed tasks alike leave the data as they were.
    private void noteEnd() {
        if (state.get() instanceof DataState.Preparing(var task)
                && !tasks.running().contains(task)) {
            state.set(new DataState.Missing());
        }
    }
}
