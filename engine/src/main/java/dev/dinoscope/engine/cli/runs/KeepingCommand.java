package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.NotesChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verbs that keep runs in order: notes, tags, names, archive, trash.
@Command(mixinStandardHelpOptions = true)
public abstract sealed class KeepingCommand implements Callable<Integer> {
    private final Homes homes;

    @Mixin
    private final RunDesk desk = new RunDesk();

    KeepingCommand(Homes homes) {
        this.homes = homes;
    }

    abstract void keep(NamedRuns runs) throws IOException;

    @Override
    public final Integer call() throws Exception {
        try (var runs = desk.open(homes)) {
            keep(runs);
        }
        return ExitCode.OK;
    }

    @Command(name = "note", description = "Write a note about a run and tag it; without either, show them.")
    public static final class Note extends KeepingCommand {
        @Parameters(index = "0", paramLabel = "RUN", description = "A run directory, or the name of one.")
        private String run = "";

        @Parameters(index = "1..*", paramLabel = "TEXT", arity = "0..*", description = "Replaces the note.")
        private List<String> text = new ArrayList<>();

        @Option(names = "--tag", paramLabel = "TAG", description = "Adds a tag; repeatable.")
        private List<String> add = new ArrayList<>();

        @Option(names = "--untag", paramLabel = "TAG", description = "Takes a tag away; repeatable.")
        private List<String> remove = new ArrayList<>();

        public Note(Homes homes) {
            super(homes);
        }

        @Override
        void keep(NamedRuns runs) throws IOException {
            var note = text.isEmpty() ? null : String.join(" ", text);
            var one = runs.find(run);
            print(one.runs().annotate(one.id(), new NotesChange(null, note, add, remove, null)));
        }

        private static void print(RunNotes notes) {
            System.out.println("tags: " + String.join(" ", notes.tags()));
            System.out.println("note: " + notes.note());
        }
    }

    @Command(
            name = "rename",
            description = "Give a run another label. Its directory keeps its name; an empty label shows it again.")
    public static final class Rename extends KeepingCommand {
        @Parameters(index = "0", paramLabel = "RUN", description = "A run directory, or the name of one.")
        private String run = "";

        @Parameters(index = "1..*", paramLabel = "LABEL", arity = "1..*", description = "The new label.")
        private List<String> label = new ArrayList<>();

        public Rename(Homes homes) {
            super(homes);
        }

        @Override
        void keep(NamedRuns runs) throws IOException {
            var one = runs.find(run);
            var notes = one.runs().annotate(one.id(), NotesChange.label(String.join(" ", label)));
            System.out.println(run + " is called " + notes.labelOr(run));
        }
    }

    @Command(name = "archive", description = "Leave runs out of lists, or bring them back.")
    public static final class Archive extends KeepingCommand {
        @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories, or names of runs.")
        private List<String> names = new ArrayList<>();

        @Option(names = "--undo", description = "Bring them back into lists.")
        private boolean undo;

        public Archive(Homes homes) {
            super(homes);
        }

        @Override
        void keep(NamedRuns runs) throws IOException {
            for (var run : names) {
                var one = runs.find(run);
                var _ = one.runs().annotate(one.id(), NotesChange.archived(!undo));
                System.out.println((undo ? "brought back " : "archived ") + run);
            }
        }
    }

    @Command(name = "delete", description = "Move runs to the trash; `restore` brings them back.")
    public static final class Delete extends KeepingCommand {
        @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories or names, not being trained.")
        private List<String> names = new ArrayList<>();

        public Delete(Homes homes) {
            super(homes);
        }

        @Override
        void keep(NamedRuns runs) throws IOException {
            for (var run : names) {
                var one = runs.find(run);
                one.runs().delete(one.id());
                System.out.println("deleted " + run + "; dinoscope restore " + run + " brings it back");
            }
        }
    }

    @Command(name = "restore", description = "Bring deleted runs back; without a name, list them.")
    public static final class Restore extends KeepingCommand {
        @Parameters(paramLabel = "RUN", arity = "0..*", description = "Names of deleted runs.")
        private List<String> names = new ArrayList<>();

        @Option(names = "--empty-trash", description = "Remove all deleted runs for good instead.")
        private boolean empty;

        public Restore(Homes homes) {
            super(homes);
        }

        @Override
        void keep(NamedRuns runs) throws IOException {
            if (empty) {
                runs.all().emptyTrash();
            } else if (names.isEmpty()) {
                runs.all().trash().forEach(System.out::println);
            }
            for (var run : names) {
                var one = runs.deleted(run);
                one.runs().restore(one.id());
                System.out.println("restored " + run);
            }
        }
    }
}
