package dev.dinoscope.app.figure;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.figure.FigureSheet.Choice;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.runs.RunInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.Consumer;

/// Writes figures, with the origin of their numbers asked from the node.
public final class FigureExport {
    private final NodeSession session;
    private final Tasks tasks;

    public FigureExport(NodeSession session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
    }

    /// @param done told on the JavaFX thread when the file is there
    public void save(ViewFigure source, Choice choice, Consumer<Choice> done) {
        var infos = source.runs().stream()
                .flatMap(run -> session.runs().find(run).stream())
                .map(item -> item.info())
                .toList();
        var client = session.clientProperty().get();
        tasks.start(
                "Saving " + choice.file().getFileName(),
                _ -> {
                    var origins = new ArrayList<RunOrigin>();
                    for (var info : infos) {
                        origins.add(origin(info, client.orElse(null)));
                    }
                    choice.format()
                            .write(source.figure(), choice.style(), RunOrigin.describe(source, origins), choice.file());
                    return choice;
                },
                done);
    }

    private static RunOrigin origin(RunInfo run, @org.jspecify.annotations.Nullable NodeClient client) {
        var recipe = client == null ? "" : new String(client.read(run.id(), "recipe.yaml"), StandardCharsets.UTF_8);
        return new RunOrigin(run.id(), run.label(), run.step(), recipe);
    }
}
