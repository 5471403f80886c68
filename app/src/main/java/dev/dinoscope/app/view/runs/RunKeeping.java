package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.shell.notice.Notice;
import dev.dinoscope.app.shell.notice.Notices;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.List;
import java.util.function.Consumer;

/// Keeps runs in order through the node: names, notes, tags, archive, trash. What changes a list can be undone from the
/// notice that tells it.
public final class RunKeeping {
    private final NodeSession session;
    private final Tasks tasks;
    private final Notices notices;

    public RunKeeping(NodeSession session, Tasks tasks, Notices notices) {
        this.session = session;
        this.tasks = tasks;
        this.notices = notices;
    }

    /// Changes what is noted about one run.
    void annotate(RunInfo run, NotesChange change) {
        if (!change.applyTo(run.notes()).equals(run.notes())) {
            work("Noting " + run.label(), client -> client.annotate(run.id(), change), () -> {});
        }
    }

    /// Leaves the runs out of the list, or, if all are archived, brings them back.
    void archive(List<RunItem> items) {
        var runs = items.stream().map(RunItem::info).toList();
        var away = runs.stream().anyMatch(run -> !run.notes().archived());
        var change = NotesChange.archived(away);
        work(
                "Archiving",
                client -> runs.forEach(run -> client.annotate(run.id(), change)),
                () -> tell(
                        (away ? "Archived " : "Brought back ") + count(runs),
                        () -> work(
                                "Undoing",
                                client -> runs.forEach(run -> client.annotate(run.id(), change.undo(run.notes()))),
                                () -> {})));
    }

    /// Moves runs that nothing works on to the trash.
    void delete(List<RunItem> items) {
        var runs =
                items.stream().filter(item -> !item.live()).map(RunItem::info).toList();
        work(
                "Deleting " + count(runs),
                client -> runs.forEach(run -> client.delete(run.id())),
                () -> tell(
                        "Moved " + count(runs) + " to the trash",
                        () -> work("Restoring", client -> runs.forEach(run -> client.restore(run.id())), () -> {})));
    }

    private void tell(String text, Runnable undo) {
        notices.show(new Notice(Notice.Level.INFO, text, new Notice.Answer("Undo", undo)));
    }

    private void work(String title, Consumer<NodeClient> deed, Runnable done) {
        session.clientProperty()
                .get()
                .ifPresent(client -> tasks.start(
                        title,
                        _ -> {
                            deed.accept(client);
                            return title;
                        },
                        _ -> done.run()));
    }

    private static String count(List<RunInfo> runs) {
        return runs.size() == 1 ? runs.getFirst().label() : runs.size() + " runs";
    }
}
