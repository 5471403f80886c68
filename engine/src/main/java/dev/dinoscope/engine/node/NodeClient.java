package dev.dinoscope.engine.node;

import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunInfo;
import dev.dinoscope.engine.runs.Runs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// One node, local or remote, as the desktop and the command line see it.
///
/// Unary calls block (call them from a virtual thread, never from the FX thread) and throw a [NodeException]
/// whose message can be shown as it is. An interrupted call is cancelled.
///
/// Watches deliver to their listener on a virtual thread of their own, one call at a time and in order. A
/// slow listener slows only its own watch: scalars and log lines then wait at the node and none is lost; of
/// run lists, snapshot lists and system samples only the newest is kept. After a cut connection a watch goes
/// on by itself where it stopped. A listener must not throw.
///
/// Of [Runs], nothing throws a checked exception here. A copy over a cut connection goes on from the byte where it
/// broke.
public interface NodeClient extends Runs {

    /// The state of the connection now.
    ConnectionState connection();

    /// Tells the listener the present state and then each change.
    Subscription watchConnection(Consumer<ConnectionState> listener);

    /// Name, version, devices and runs root of the node.
    NodeInfo describe();

    @Override
    List<RunInfo> list();

    /// The whole run list, now and after each change.
    Subscription watchRuns(WatchListener<List<RunInfo>> listener);

    /// Checks a recipe, creates its run directory and starts it as a process of its own.
    ///
    /// @param recipeYaml the recipe; keys left out keep their defaults
    /// @param overrides `key=value` pairs laid over it, e.g. `optim.learning_rate=1e-3`
    /// @return the id of the new run (the name of its directory)
    /// @throws RuntimeException a `ConfigException` with all errors of the recipe at once, as reading it here
    ///     would
    String startRun(String recipeYaml, List<String> overrides);

    /// Checks a recipe and counts what a run of it would take, without running it: the node builds the model
    /// and traces its step, which takes a second or a few.
    ///
    /// @param recipeYaml as for [#startRun], overrides too
    /// @throws RuntimeException a `ConfigException`, as [#startRun]
    RunCost estimateRun(String recipeYaml, List<String> overrides);

    /// Asks a run to write a checkpoint and end. Returns at once; watch the run's state for the end.
    void stopRun(String run);

    /// Starts a stopped, failed or lost run again from its last checkpoint.
    void resumeRun(String run);

    @Override
    RunNotes annotate(String run, NotesChange change);

    @Override
    void delete(String run);

    @Override
    void restore(String run);

    @Override
    List<String> trash();

    @Override
    void emptyTrash();

    /// Every scalar of a run: those written so far, then each new one.
    ///
    /// @param from [Position#START], or the position of the last batch that was taken in
    Subscription watchScalars(String run, Position from, WatchListener<ScalarBatch> listener);

    /// The lines of a run's log: those written so far, then each new one.
    Subscription watchLog(String run, Position from, WatchListener<LogLines> listener);

    /// The snapshots of a run in order of step, now and whenever one is added. Fetch one with [#fetch] by its
    /// path.
    Subscription watchSnapshots(String run, WatchListener<List<SnapshotFile>> listener);

    /// Load of the node's machine, about once a second.
    Subscription watchSystem(WatchListener<SystemSample> listener);

    @Override
    ScalarLog scalars(String run);

    @Override
    ResultsLog.Results results(String run);

    @Override
    List<SnapshotFile> snapshots(String run);

    @Override
    void fetch(String run, String file, Path target, LongConsumer progress);

    @Override
    byte[] read(String run, String file);

    @Override
    String version(String run, String file);

    @Override
    default Optional<String> text(String run, String file) {
        try {
            return Optional.of(new String(read(run, file), StandardCharsets.UTF_8));
        } catch (NodeException fault) {
            if (fault.kind() == NodeException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    /// Looks at data on the node's disk, in a process of the node's machine. Ends when all is told; an interrupt ends
    /// the process too.
    ///
    /// @param told hears how far it is and what there is, in order, on the thread of the caller
    /// @throws NodeException when the data cannot be used, naming what is wrong and the cure
    void readData(DataRequest request, Consumer<DataEvent> told);

    /// Puts the runs that come with Dinoscope among the node's runs, as far as they are not there.
    ///
    /// @return their ids, the better one first
    List<String> unpackExamples();

    /// Ends all watches and the connection. Runs go on.
    @Override
    void close();
}
