package dev.dinoscope.engine.run;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.DurableFile;
import dev.dinoscope.engine.run.files.Enclosure;
import dev.dinoscope.engine.run.files.JsonFile;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run: one directory of standard files, which are the truth about it.
public record RunDirectory(Path path) {
    private static final String RECIPE = "recipe.yaml";
    private static final String MODEL_CURE =
            "copy the recipe of the model there again, or remove the file to take that of the model named in recipe.yaml";

    private static final SizeLimit RECIPE_LIMIT = new SizeLimit("a recipe", 256 << 10);
    private static final SizeLimit STATE_LIMIT = new SizeLimit("the state of a run", 1 << 20);
    private static final SizeLimit LAUNCH_LIMIT = new SizeLimit("the launch of a run", 64 << 10);
    private static final SizeLimit NOTES_LIMIT = new SizeLimit("the notes of a run", 256 << 10);
    /// Longer than it takes to make a run.
    private static final Duration MAKING = Duration.ofSeconds(10);

    public RunDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /// Makes `<root>/<name>-<yyyyMMdd-HHmmss>` with the resolved recipe, every default written out.
    ///
    /// @param recipe a configuration record
    /// @param totalSteps of the whole training
    public static RunDirectory create(Path root, String name, Record recipe, long totalSteps, InstantSource clock)
            throws IOException {
        Files.createDirectories(root);
        return createAt(RunNames.claim(root, name, clock.instant()), recipe, totalSteps, clock);
    }

    /// Makes a run in a directory of a given name, or goes on where making it was cut off.
    public static RunDirectory createAt(Path path, Record recipe, long totalSteps, InstantSource clock)
            throws IOException {
        var run = new RunDirectory(path);
        for (var part : new Path[] {run.snapshots(), run.checkpoints(), run.probes()}) {
            Files.createDirectories(part);
        }
        run.writeStatus(RunStatus.created(totalSteps, clock.instant()));
        // Last: a directory counts as a run once it has its recipe.
        DurableFile.replace(run.recipe(), Configs.toYaml(recipe));
        return run;
    }

    /// @throws NoSuchFileException when the directory is none of a run
    public static RunDirectory open(Path path) throws IOException {
        var run = new RunDirectory(path);
        if (!run.isRun()) {
            var why = Files.isDirectory(path) ? "not a run directory, it has no " + RECIPE : "there is no such run";
            throw new NoSuchFileException(path.toString(), null, why);
        }
        return run;
    }

    /// Whether a name can be that of a run under a root: one plain directory name.
    public static boolean isName(String name) {
        return RunNames.isName(name);
    }

    /// Whether it is meant to be a run: it has a recipe, be it one that cannot be read.
    public boolean exists() {
        return Enclosure.isThere(recipe());
    }

    /// Whether there is a run, be it one whose recipe has gone since: that is damaged, not absent.
    public boolean isRun() {
        return exists() || hasLostItsRecipe();
    }

    /// Of a run that is being made the recipe is written last, within a moment.
    private boolean hasLostItsRecipe() {
        try {
            return Files.getLastModifiedTime(state(), LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(Instant.now().minus(MAKING));
        } catch (IOException neverOne) {
            return false;
        }
    }

    /// What the run's files must not lead out of.
    public Enclosure enclosure() {
        return new Enclosure(path);
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    public Path recipe() {
        return path.resolve(RECIPE);
    }

    /// The text of the recipe.
    ///
    /// @throws DamagedFileException when it is missing, no text, or no file of the run
    public String recipeText() throws IOException {
        return recipeText(recipe(), "copy the recipe of the run there again");
    }

    private String recipeText(Path file, String cure) throws IOException {
        try {
            return enclosure().text(file, RECIPE_LIMIT);
        } catch (NoSuchFileException absent) {
            throw new DamagedFileException(file, "it is missing", cure);
        } catch (RefusedFileException refused) {
            throw new DamagedFileException(refused, cure);
        }
    }

    /// The recipe as it was resolved.
    ///
    /// @throws dev.dinoscope.engine.config.ConfigException with every problem at once
    public <T extends Record> T readRecipe(Class<T> type) throws IOException {
        return Configs.read(type, RECIPE, recipeText(), List.of());
    }

    public Path snapshots() {
        return path.resolve(SnapshotFile.FOLDER);
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    public Path probes() {
        return path.resolve("probes");
    }

    public Path results() {
        return path.resolve("results.jsonl");
    }

    public Path alerts() {
        return path.resolve("alerts.jsonl");
    }

    public Path captures() {
        return path.resolve("captures");
    }

    /// What another process answers that takes a captured step again; there only meanwhile, and nothing to keep.
    public Path retake() {
        return captures().resolve(DurableFile.TEMPORARY + "retake");
    }

    private Path model(String name) {
        return path.resolve("models").resolve(name + ".yaml");
    }

    /// The resolved recipe of a trained model that the run's method learns from, as it was kept with the run. With it
    /// and a checkpoint the run goes on without that model.
    ///
    /// @return empty when none was
    /// @throws DamagedFileException when it is no text, or no file of the run
    /// @throws dev.dinoscope.engine.config.ConfigException with every problem at once
    public <T extends Record> Optional<T> readModel(String name, Class<T> type) throws IOException {
        var file = model(name);
        return Enclosure.isThere(file)
                ? Optional.of(Configs.read(type, "models/" + name + ".yaml", recipeText(file, MODEL_CURE), List.of()))
                : Optional.empty();
    }

    /// Keeps the recipe of such a model with the run.
    ///
    /// @param recipe a configuration record
    public void writeModel(String name, Record recipe) throws IOException {
        Files.createDirectories(path.resolve("models"));
        DurableFile.replace(model(name), Configs.toYaml(recipe));
    }

    public Path log() {
        return path.resolve("log.txt");
    }

    /// What was printed by whatever trained the run.
    public Path console() {
        return path.resolve("console.txt");
    }

    private Path state() {
        return path.resolve("state.json");
    }

    /// As the trainer wrote it; see [RunStatus#observed(Liveness)].
    ///
    /// @throws DamagedFileException when it cannot be understood
    public RunStatus status() throws IOException {
        return new JsonFile(state(), STATE_LIMIT)
                .read(RunStatus.class, "the run's other files are unharmed; resume the run to write it anew");
    }

    /// As a reader should see it; see [RunStatus#observed(Liveness, LaunchMark)].
    ///
    /// @throws DamagedFileException when the status cannot be understood
    public RunStatus observed(Liveness liveness) throws IOException {
        return status().observed(liveness, launchOrNull());
    }

    private @Nullable LaunchMark launchOrNull() {
        try {
            return launch().orElse(null);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private Path launchFile() {
        return path.resolve("launch.json");
    }

    /// Who was last asked to start the run; empty when it was only started by hand.
    ///
    /// @throws DamagedFileException when it cannot be understood
    public Optional<LaunchMark> launch() throws IOException {
        return Enclosure.isThere(launchFile())
                ? Optional.of(new JsonFile(launchFile(), LAUNCH_LIMIT)
                        .read(LaunchMark.class, "the run itself is unharmed; remove the file"))
                : Optional.empty();
    }

    /// Replaces `launch.json` in one step.
    public void writeLaunch(LaunchMark launch) throws IOException {
        DurableFile.replace(launchFile(), JsonFile.text(launch));
    }

    /// Replaces `state.json` in one step: readers see the old or the new one.
    public void writeStatus(RunStatus status) throws IOException {
        DurableFile.replaceFast(state(), JsonFile.text(status));
    }

    /// What the run was made with: a file for each part of it.
    public ProvenanceFiles provenance() {
        return new ProvenanceFiles(path);
    }

    /// The traced program as text, for people.
    public void writeProgram(String text) throws IOException {
        DurableFile.replace(path.resolve("program.py"), text);
    }

    /// Forgets what lies behind a checkpoint: the run goes on from there, and writes it anew. Scalars are
    /// left out by the event file that a resume begins.
    public void rewind(long step) throws IOException {
        new ResultsLog(results()).dropAfter(step);
        new AlertLog(alerts()).dropAfter(step);
        for (var taken : SnapshotReader.steps(snapshots())) {
            if (taken > step) {
                Files.delete(SnapshotReader.file(snapshots(), taken));
            }
        }
    }

    /// What people have noted about the run; nothing before they do.
    ///
    /// @throws DamagedFileException when it cannot be understood
    public RunNotes notes() throws IOException {
        return Enclosure.isThere(notesFile())
                ? new JsonFile(notesFile(), NOTES_LIMIT)
                        .read(RunNotes.class, "the run itself is unharmed; remove the file or mend it")
                : RunNotes.NONE;
    }

    /// Replaces `notes.json` in one step.
    public void writeNotes(RunNotes notes) throws IOException {
        DurableFile.replace(notesFile(), JsonFile.text(notes));
    }

    private Path notesFile() {
        return path.resolve("notes.json");
    }

    /// Asks the trainer to write a checkpoint and end. Works without the node and from any shell: `touch stop`.
    public void requestStop() throws IOException {
        DurableFile.replace(stop(), "");
    }

    public boolean isStopRequested() {
        return Files.exists(stop());
    }

    /// The trainer takes note of the request, or a resume forgets an old one.
    public void clearStopRequest() throws IOException {
        Files.deleteIfExists(stop());
    }

    private Path stop() {
        return path.resolve("stop");
    }
}
