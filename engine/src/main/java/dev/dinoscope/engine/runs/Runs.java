package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// The runs of one place, to be read and kept: the directories of this machine, or a node's. Whoever uses them need not
/// know which.
///
/// A run is named by its id, the name of its directory. Calls block. One that fails tells in words which run or file is
/// at fault, by an [IOException] or, of runs elsewhere, a [RunsException].
public interface Runs extends AutoCloseable {

    /// The runs there are now, the newest first. One that cannot be read is a row that says why.
    List<RunInfo> list() throws IOException;

    /// One row of the list.
    ///
    /// @throws NoSuchFileException when there is no such run
    default RunInfo find(String run) throws IOException {
        return list().stream()
                .filter(each -> each.id().equals(run))
                .findFirst()
                .orElseThrow(() -> new NoSuchFileException(run, null, "there is no such run"));
    }

    /// One small file of a run, e.g. `recipe.yaml`; at most 64 MiB.
    ///
    /// @param file path relative to the run directory, with `/`
    byte[] read(String run, String file) throws IOException;

    /// A small file as text; empty when the run has not written it.
    Optional<String> text(String run, String file) throws IOException;

    /// Copies one file out of a run directory. The copy appears complete or not at all.
    ///
    /// @param file path relative to the run directory, with `/`, e.g. `snapshots/000500.safetensors`
    /// @param target the copy; its directory must exist; an old file is replaced
    /// @param progress receives the bytes copied so far
    void fetch(String run, String file, Path target, LongConsumer progress) throws IOException;

    /// What tells the content of a file from what its name stood for before: it changes with size and time of
    /// modification.
    ///
    /// @param file path relative to the run directory, with `/`
    String version(String run, String file) throws IOException;

    /// Where the directory of a run is on this machine; empty for runs that are elsewhere, or only told of by a node.
    default Optional<Path> directory(String run) {
        return Optional.empty();
    }

    /// Every scalar of a run so far, as it holds now.
    ScalarLog scalars(String run) throws IOException;

    /// The evaluations of a run so far, in the order they were written, and which lines are none.
    ResultsLog.Results results(String run) throws IOException;

    /// The snapshots of a run so far, in order of step. Get one with [#fetch].
    List<SnapshotFile> snapshots(String run) throws IOException;

    /// Changes what is noted about a run, live or not: its label, note and tags, and whether it is archived.
    ///
    /// @return the notes after the change
    RunNotes annotate(String run, NotesChange change) throws IOException;

    /// Moves a run that nothing works on to the trash.
    void delete(String run) throws IOException;

    /// Brings a deleted run back.
    void restore(String run) throws IOException;

    /// Names of the deleted runs.
    List<String> trash() throws IOException;

    /// Removes the deleted runs for good.
    void emptyTrash() throws IOException;

    @Override
    void close();
}
