package dev.dinoscope.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.run.ProcessMark;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunLock;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunTakenException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunShelfTest {
    @TempDir
    Path home;

    RunShelf shelf;
    RunDirectory run;

    record Recipe(@Setting(help = "of the run") String name) {
        Recipe() {
            this("clip");
        }
    }

    @BeforeEach
    void make() throws IOException {
        shelf = new RunShelf(home.resolve("runs"));
        run = RunDirectory.create(home.resolve("runs"), "clip", new Recipe(), 10, InstantSource.system());
    }

    @Test
    void aChangeLeavesAloneWhatItDoesNotName() throws IOException {
        assertThat(run.notes()).isEqualTo(RunNotes.NONE);
        shelf.annotate(run.name(), NotesChange.note("diverges at 300"));
        shelf.annotate(run.name(), NotesChange.tags(List.of("paper", "α=0.5"), List.of()));
        shelf.annotate(run.name(), NotesChange.label("warm start"));
        shelf.annotate(run.name(), NotesChange.tags(List.of("best"), List.of("paper", "absent")));
        assertThat(new RunDirectory(run.path()).notes())
                .isEqualTo(new RunNotes("warm start", "diverges at 300", List.of("α=0.5", "best"), false));
    }

    @Test
    void undoGivesTheNotesBefore() {
        var before = new RunNotes("a", "b", List.of("x", "y"), false);
        for (var change : List.of(
                NotesChange.label(""),
                NotesChange.note("other"),
                NotesChange.archived(true),
                NotesChange.tags(List.of("x", "z"), List.of("absent")))) {
            assertThat(change.undo(before).applyTo(change.applyTo(before))).isEqualTo(before);
        }
    }

    @Test
    void refusesWhatIsNoTag() {
        for (var tag : List.of("", " ", "two words", "a,b", "x".repeat(65))) {
            assertThatThrownBy(() -> NotesChange.tags(List.of(tag), List.of()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("one word");
        }
        assertThatThrownBy(() -> NotesChange.label("two\nlines")).hasMessageContaining("one line");
    }

    @Test
    void aDeletedRunComesBackWhole() throws IOException {
        Files.writeString(run.log(), "a line");
        shelf.delete(run.name());
        assertThat(run.path()).doesNotExist();
        assertThat(shelf.trash()).containsExactly(run.name());
        shelf.restore(run.name());
        assertThat(run.log()).hasContent("a line");
        assertThat(shelf.trash()).isEmpty();

        shelf.delete(run.name());
        shelf.emptyTrash();
        assertThat(home.resolve("trash")).isEmptyDirectory();
        assertThatThrownBy(() -> shelf.restore(run.name())).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void neverTakesTheFilesOfATrainer() throws IOException {
        try (var _ = RunLock.take(run)) {
            assertThatThrownBy(() -> shelf.delete(run.name())).isInstanceOf(RunTakenException.class);
        }
        run.writeStatus(run.status()
                .takenUp(ProcessMark.of(ProcessHandle.current()), run.status().started()));
        assertThatThrownBy(() -> shelf.delete(run.name())).isInstanceOf(RunTakenException.class);
        assertThat(run.recipe()).exists();
    }

    @Test
    void leavesTheRootAlone() throws IOException {
        for (var name : List.of("", "..", ".", "../runs", "a/b")) {
            assertThatThrownBy(() -> shelf.delete(name)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> shelf.restore(name)).isInstanceOf(NoSuchFileException.class);
        }
        Files.createDirectories(home.resolve("trash").resolve(run.name()));
        assertThatThrownBy(() -> shelf.restore(run.name())).isInstanceOf(FileAlreadyExistsException.class);
    }
}
