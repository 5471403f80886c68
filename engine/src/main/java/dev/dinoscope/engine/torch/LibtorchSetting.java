package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.library.BundledLibtorch;
import dev.dinoscope.engine.torch.library.EngineSettingsFile;
import dev.dinoscope.engine.torch.library.LibtorchChoice;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import dev.dinoscope.engine.torch.library.PythonSearch;
import dev.dinoscope.engine.torch.library.UnusableLibtorchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Which libtorch this user's engine processes on this machine start with: what a settings page and
/// `dinoscope torch` show and change. Nothing here loads libtorch into this process.
///
/// The choice is kept in `<home>/engine.json`. Every run reads it when its process starts, also one that a
/// node starts, so a change needs no restart of window or node; runs that are under way keep theirs. A node
/// on another machine has its own: `dinoscope torch --use PATH` there.
///
/// A settings page needs, in this order:
/// 1. [#choice()] and [#describe()] (both fast): the present libtorch and why. When
///    [#isFixedByEnvironment()], show the rest disabled: the environment wins.
/// 2. [#find()] (seconds, off the FX thread): candidates for a list; [Candidate#problem] is empty for those
///    that may be chosen.
/// 3. [#check(Path, Consumer)] (seconds, off the FX thread; interrupt to cancel): progress lines, then a
///    report whose [LibtorchReport#summary()] is the text to show.
/// 4. [#use(Path)] after a good report, or [#useBundled()].
///
/// All messages are for people as they are; failures are [UnusableLibtorchException]s of three lines.
public final class LibtorchSetting {
    private final Map<String, String> environment;
    private final EngineSettingsFile file;
    private final LibtorchCheck check;

    /// @param environment of the processes that will start
    public LibtorchSetting(Homes homes, Map<String, String> environment) {
        this(homes, environment, LibtorchCheck.ofThisJvm(homes.cache().resolve("libtorch")));
    }

    LibtorchSetting(Homes homes, Map<String, String> environment, LibtorchCheck check) {
        this.environment = Map.copyOf(environment);
        this.file = new EngineSettingsFile(homes.home());
        this.check = check;
    }

    /// A libtorch found on this machine.
    ///
    /// @param folder to hand to [#check] and [#use]
    /// @param title such as `libtorch 2.13.0+cu128 in /opt/conda/…/torch/lib`
    /// @param problem why it cannot be used, as far as its files tell; empty when it may work
    public record Candidate(Path folder, String title, String problem) {}

    /// Which one is wanted, and who says so.
    ///
    /// @throws UnusableLibtorchException if the settings file is damaged
    public LibtorchChoice choice() {
        return LibtorchChoice.of(environment, file);
    }

    /// Whether the environment names a libtorch, which then wins over what is set here.
    public boolean isFixedByEnvironment() {
        return choice().origin() == LibtorchChoice.Origin.ENVIRONMENT;
    }

    /// The present libtorch as its files tell: `libtorch 2.13.0+cpu in …`, or what is wrong with it.
    public String describe() {
        try {
            return choice().folder()
                    .map(folder -> LibtorchFolder.inspect(folder).toString())
                    .or(() -> BundledLibtorch.version().map(version -> "libtorch " + version + ", bundled"))
                    .orElse("none: this Dinoscope was packed without libtorch; choose one");
        } catch (UnusableLibtorchException e) {
            return e.getMessage();
        }
    }

    /// Looks for libtorch in this machine's Pythons: the active environment first.
    public List<Candidate> find() throws InterruptedException {
        return new PythonSearch(environment)
                .find().stream().map(LibtorchSetting::candidate).toList();
    }

    private static Candidate candidate(Path folder) {
        try {
            LibtorchFolder libtorch = LibtorchFolder.inspect(folder);
            return new Candidate(libtorch.libraries(), libtorch.toString(), "");
        } catch (UnusableLibtorchException e) {
            return new Candidate(folder, folder.toString(), e.getMessage());
        }
    }

    /// Tries a libtorch in a process of its own: loads it, and runs the self-test on every device it sees.
    ///
    /// @param folder the folder of its libraries, or the package or environment above it
    /// @param progress hears a line for each thing tried, on another thread
    /// @throws UnusableLibtorchException if its files already tell that it cannot work
    public LibtorchReport check(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        return check.run(LibtorchFolder.inspect(folder), progress);
    }

    /// Chooses a libtorch for all that starts from now on. [#check] it first.
    ///
    /// @throws UnusableLibtorchException if its files already tell that it cannot work
    public void use(Path folder) throws IOException {
        file.setLibtorch(LibtorchFolder.inspect(folder).libraries());
    }

    /// Goes back to the bundled libtorch.
    public void useBundled() throws IOException {
        file.setLibtorch(null);
    }
}
