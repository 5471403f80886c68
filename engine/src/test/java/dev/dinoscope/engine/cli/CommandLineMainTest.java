package dev.dinoscope.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineMainTest {
    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aBadRecipeIsRefusedWithAllItsErrors() throws Exception {
        var recipe = Files.writeString(folder.resolve("recipe.yaml"), "optim:\n  learnig_rate: 1e-3\n  beta1: 7\n");

        assertThat(execute("train", recipe.toString(), "train.batch=1")).isEqualTo(ExitCode.USAGE);

        assertThat(errors.toString())
                .contains("recipe.yaml has 3 errors")
                .contains("optim.learnig_rate — unknown key; did you mean optim.learning_rate?")
                .contains("optim.beta1: 7 — expected a number from 0 to 0.999999")
                .contains("train.batch: 1 — expected a whole number from 2");
    }

    @Test
    void anUnknownRecipeNamesTheBundledOnes() {
        assertThat(execute("train", "clp")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("neither a file nor a bundled recipe; bundled are clip");
    }

    @Test
    void anUnknownRunTellsWhereItWasSought() {
        assertThat(execute("resume", folder.resolve("none").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("neither a directory nor a name under");
    }

    @Test
    void aDirectoryThatIsNoRunIsNamed() {
        assertThat(execute("eval", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(errors.toString()).contains(folder + ": not a run directory");
    }

    @Test
    void aFinishedRunIsNotTrainedAgain() throws Exception {
        var run = RunDirectory.create(folder, "done", new Recipe(), 0, InstantSource.system());
        run.writeStatus(run.status().withState(RunState.FINISHED, "", Instant.now()));

        assertThat(execute("resume", run.path().toString())).isEqualTo(ExitCode.OK);

        assertThat(run.log()).doesNotExist();
    }

    @Test
    void sizesThatCannotBeBuiltAreRefusedByKey() {
        assertThat(execute("bench", "step", "heads=5")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("width: 192 — expected a multiple of heads, 5");
        assertThat(execute("bench", "step", "batch=0")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("batch: 0 — expected a whole number of at least 1");
        assertThat(execute("train", "clip", "model.image.stem_channels=[8,12,96]"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("stem_channels: 12 — expected multiples of 8");
    }

    @Test
    void aBenchmarkTellsItsKeysAndTheNearestToAnUnknownOne() {
        var out = new StringWriter();
        CommandLineMain.commandLine().setOut(new PrintWriter(out, true)).execute("bench", "step", "--help");
        assertThat(out.toString())
                .contains("  batch=64  Pairs of a step")
                .contains("  loss=clip  The loss (clip, rankclip)");
        assertThat(execute("bench", "step", "bacth=8")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("bacth — unknown key; did you mean batch?");
        assertThat(execute("bench", "rank", "batch=1,x", "mode=fast")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("mode: fast — expected one of exact, repo_eps");
    }

    @Test
    void anUnknownVerbIsAUsageError() {
        assertThat(execute("trian")).isEqualTo(ExitCode.USAGE);
    }

    private int execute(String... arguments) {
        return CommandLineMain.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
