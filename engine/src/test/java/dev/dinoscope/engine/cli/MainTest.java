package dev.dinoscope.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
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
        assertThat(errors.toString()).contains(folder + " is not a run directory");
    }

    @Test
    void anUnknownVerbIsAUsageError() {
        assertThat(execute("trian")).isEqualTo(ExitCode.USAGE);
    }

    private int execute(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
    }
}
