package dev.dinoscope.app.snapshot;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Chooses the run that is looked into.
public final class RunChoice extends ComboBox<RunRef> {
    private final Timeline timeline;
    private final ListChangeListener<RunItem> listed = _ -> list();
    private final Subscription watch;

    public RunChoice(Timeline timeline) {
        this.timeline = timeline;
        var run = timeline.focus().runProperty();
        setPromptText("No run yet");
        setPrefWidth(200);
        setMinWidth(120);
        setConverter(ids());
        var name = new Tooltip();
        name.textProperty().bind(valueProperty().map(RunRef::id));
        tooltipProperty().bind(valueProperty().map(_ -> name));
        timeline.runs().addListener(listed);
        list();
        watch = run.subscribe(now -> setValue(now.orElse(null)));
        setOnAction(_ -> Optional.ofNullable(getValue()).ifPresent(chosen -> run.set(Optional.of(chosen))));
    }

    /// Looks at the runs no longer.
    public void close() {
        timeline.runs().removeListener(listed);
        watch.unsubscribe();
    }

    private void list() {
        var runs = timeline.runs().stream().map(RunItem::ref).toList();
        if (!runs.equals(getItems())) {
            getItems().setAll(runs);
            setValue(timeline.focus().runProperty().get().orElse(null));
        }
    }

    private static StringConverter<RunRef> ids() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable RunRef run) {
                return run == null ? "" : run.id();
            }

            @Override
            public RunRef fromString(String id) {
                throw new UnsupportedOperationException("runs are chosen, not typed");
            }
        };
    }
}
