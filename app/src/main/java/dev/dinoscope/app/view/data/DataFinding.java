package dev.dinoscope.app.view.data;

import dev.dinoscope.app.task.TaskProgress;
import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.viz.raster.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Gathers what a look at data tells.
final class DataFinding implements Consumer<DataEvent> {
    private final TaskProgress progress;
    private final List<DataSummary.Sample> samples = new ArrayList<>();
    private DataEvent.Origin origin = new DataEvent.Origin(List.of(), false, false);
    private Optional<DataEvent.Summary> summary = Optional.empty();
    private String report = "";

    DataFinding(TaskProgress progress) {
        this.progress = progress;
    }

    @Override
    public void accept(DataEvent event) {
        switch (event) {
            case DataEvent.Advance(var stage, var done, var total) ->
                progress.report(
                        total > 0 ? (double) done / total : -1,
                        total > 0 ? String.format(Locale.ROOT, "%s, %,d of %,d", stage, done, total) : stage);
            case DataEvent.Origin told -> origin = told;
            case DataEvent.Summary told -> summary = Optional.of(told);
            case DataEvent.Sample told -> samples.add(sample(told));
            case DataEvent.Report(var text) -> report = text;
        }
    }

    private static DataSummary.Sample sample(DataEvent.Sample told) {
        var image = new RgbImage(told.height(), told.width(), told.rgb());
        return new DataSummary.Sample(image, told.caption(), told.split(), told.style());
    }

    DataEvent.Origin origin() {
        return origin;
    }

    /// Empty for data that are not ready.
    Optional<DataSummary> summary() {
        return summary.map(numbers -> new DataSummary(numbers, samples));
    }

    String report() {
        return report;
    }
}
