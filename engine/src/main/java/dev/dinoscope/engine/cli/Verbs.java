package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.runs.DiffCommand;
import dev.dinoscope.engine.cli.runs.EvalCommand;
import dev.dinoscope.engine.cli.runs.KeepingCommand;
import dev.dinoscope.engine.cli.runs.ReplayCommand;
import dev.dinoscope.engine.cli.runs.RunsCommand;
import dev.dinoscope.engine.run.files.Homes;
import java.util.List;

/// The headless verbs, in the order `dinoscope help` lists them.
final class Verbs {
    private Verbs() {}

    static List<Object> all() {
        var homes = Homes.system();
        return List.of(
                new TrainCommand(homes),
                new ResumeCommand(homes),
                new EvalCommand(homes),
                new ReplayCommand(homes),
                new RunsCommand(homes),
                new DiffCommand(homes),
                new KeepingCommand.Note(homes),
                new KeepingCommand.Rename(homes),
                new KeepingCommand.Archive(homes),
                new KeepingCommand.Delete(homes),
                new KeepingCommand.Restore(homes),
                new RecipesCommand(),
                new DataCommand(homes),
                new NodeCommand(homes),
                new TorchCommand(homes),
                new VerifyCommand(),
                new BenchCommand(homes));
    }
}
