package dev.dinoscope.engine.run.checkpoint;

import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.DiskFullException;
import dev.dinoscope.engine.run.files.DurableFile;
import dev.dinoscope.engine.run.files.Enclosure;
import dev.dinoscope.engine.run.files.JsonFile;
import dev.dinoscope.engine.run.files.StepName;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The checkpoints of a run: `001000/` with safetensors files and a manifest, and `latest` naming the newest.
///
/// A checkpoint is written under a temporary name, forced to disk, moved into place, and only then named by `latest`: a
/// crash at any moment leaves the earlier ones as they were. One writer at a time.
public final class CheckpointStore {
    private static final String LATEST = "latest";
    private static final SizeLimit LATEST_LIMIT = new SizeLimit("the name of a checkpoint", 1 << 10);
    /// One of the same step that steps aside until the new one is in place.
    private static final String ASIDE = ".old";
    /// A reader that is overtaken so often by a trainer should wait for its end.
    private static final int ATTEMPTS = 10;

    private final Path root;
    /// The run.
    private final Enclosure within;

    private final int keep;
    private final InstantSource clock;

    /// @param keep how many to keep, at least 1
    public CheckpointStore(Path root, int keep, InstantSource clock) {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one checkpoint must be kept, not " + keep);
        }
        this.root = root;
        this.within = Enclosure.around(root);
        this.keep = keep;
        this.clock = clock;
    }

    /// Writes a checkpoint and removes those that are no longer kept, among them any of later steps: they belong to a
    /// past that a resume has left.
    ///
    /// @param files name without ending → its tensors
    /// @throws DiskFullException naming the file; earlier checkpoints stay
    public Path save(long step, Map<String, List<StoredTensor>> files, Map<String, String> metadata)
            throws IOException {
        return save(step, step, files, metadata);
    }

    /// The same where an earlier checkpoint stays in place of the oldest that would be kept.
    ///
    /// @param staying its step
    public Path save(long step, long staying, Map<String, List<StoredTensor>> files, Map<String, String> metadata)
            throws IOException {
        var temporary = root.resolve(DurableFile.TEMPORARY + UUID.randomUUID());
        var target = root.resolve(StepName.of(step));
        try {
            Files.createDirectories(temporary);
            writeParts(temporary, step, files, metadata);
            stepAside(target);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.forceDirectory(root);
        } catch (IOException fault) {
            removeTree(temporary);
            throw DiskFullException.explain(target, fault);
        } catch (RuntimeException fault) {
            removeTree(temporary);
            throw fault;
        }
        DurableFile.replace(root.resolve(LATEST), target.getFileName() + "\n");
        removeOld(step, staying);
        return target;
    }

    /// A directory cannot be replaced in one step. Whatever moment a crash chooses, one of the two is there.
    private static void stepAside(Path target) throws IOException {
        if (Files.exists(target)) {
            removeTree(aside(target));
            Files.move(target, aside(target), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path aside(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ASIDE);
    }

    private void writeParts(
            Path directory, long step, Map<String, List<StoredTensor>> files, Map<String, String> metadata)
            throws IOException {
        var parts = new ArrayList<CheckpointManifest.Part>();
        for (var entry : files.entrySet()) {
            var name = entry.getKey() + Checkpoint.ENDING;
            DurableFile.create(
                    directory.resolve(name),
                    out -> {
                        var checked = new ChecksumChannel(out);
                        Safetensors.write(checked, entry.getValue(), Map.of("step", "" + step));
                        parts.add(new CheckpointManifest.Part(name, checked.size(), checked.crc32c()));
                    },
                    true);
        }
        var manifest = CheckpointManifest.of(step, clock.instant(), parts, metadata);
        DurableFile.replace(directory.resolve(CheckpointManifest.NAME), JsonFile.text(manifest));
    }

    /// What is made of a checkpoint while it is sure to be there.
    @FunctionalInterface
    public interface Use<T> {
        T of(Checkpoint checkpoint) throws IOException;
    }

    /// The newest whole checkpoint: the one that `latest` names or, if that is damaged, the one before it, and so on.
    ///
    /// @param warnings is told of each that was passed over
    /// @return empty when none was ever written
    /// @throws IOException when all are damaged: to begin anew would overwrite what may still be mended
    public Optional<Checkpoint> load(Consumer<String> warnings) throws IOException {
        return load(warnings, checkpoint -> checkpoint);
    }

    /// The same for readers beside a trainer, which may remove a checkpoint while it is read: the use then begins again
    /// with the one that took its place.
    public <T> Optional<T> load(Consumer<String> warnings, Use<T> use) throws IOException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = candidates();
            var damages = new ArrayList<String>();
            for (var step : before) {
                try {
                    var used = use.of(verified(step));
                    damages.forEach(warnings);
                    return Optional.of(used);
                } catch (DamagedFileException | NoSuchFileException damage) {
                    damages.add("skipped checkpoint " + step + ": " + damage.getMessage());
                }
            }
            if (before.equals(candidates())) {
                damages.forEach(warnings);
                return none(before, damages);
            }
        }
        throw new IOException(String.format(
                Locale.ROOT, "the checkpoints in %s change faster than they can be read; stop the run first", root));
    }

    /// The checkpoint of one step.
    ///
    /// @return empty when there is none
    /// @throws DamagedFileException when it is not whole
    public Optional<Checkpoint> load(long step) throws IOException {
        return steps().contains(step) ? Optional.of(verified(step)) : Optional.empty();
    }

    private <T> Optional<T> none(List<Long> damaged, List<String> reasons) throws IOException {
        if (!damaged.isEmpty()) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "no checkpoint in %s is whole; put one back, or delete that directory to train from the start\n  %s",
                    root,
                    String.join("\n  ", reasons)));
        }
        return Optional.empty();
    }

    private Checkpoint verified(long step) throws IOException {
        var directory = directory(step);
        try {
            return verified(step, directory);
        } catch (DamagedFileException | NoSuchFileException damage) {
            if (Files.exists(aside(directory))) {
                return verified(step, aside(directory));
            }
            throw damage;
        }
    }

    private Checkpoint verified(long step, Path directory) throws IOException {
        var manifest = CheckpointManifest.verified(directory, within);
        if (manifest.step() != step) {
            throw new DamagedFileException(
                    directory, "it holds step " + manifest.step(), "give it the name it had, or delete it");
        }
        var names = manifest.files().stream()
                .map(part -> part.name().substring(0, part.name().length() - Checkpoint.ENDING.length()))
                .toList();
        return new Checkpoint(manifest.step(), directory, names, manifest.metadata());
    }

    /// The steps that have a checkpoint, rising.
    public List<Long> steps() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        requireInside();
        try (var entries = Files.list(root)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .flatMapToLong(name ->
                            StepName.parse(
                                    name.endsWith(ASIDE) ? name.substring(0, name.length() - ASIDE.length()) : name)
                                    .stream())
                    .distinct()
                    .sorted()
                    .boxed()
                    .toList();
        }
    }

    private void requireInside() throws IOException {
        try {
            var _ = within.folderInside(root);
        } catch (RefusedFileException elsewhere) {
            // Of files that may be whole: nothing is said of deleting them.
            throw new DamagedFileException(
                    elsewhere, "move it back, mount it there, or move the whole run directory and make that the link");
        }
    }

    /// `latest`, then the ones before it; last those after it, which only a crash or an abandoned past leaves.
    private List<Long> candidates() throws IOException {
        var latest = latest();
        var steps = new ArrayList<>(steps());
        steps.sort(Comparator.<Long, Boolean>comparing(step -> step > latest).thenComparing(Comparator.reverseOrder()));
        return steps;
    }

    private long latest() throws IOException {
        try {
            return Long.parseLong(
                    within.text(root.resolve(LATEST), LATEST_LIMIT).strip());
        } catch (NoSuchFileException | RefusedFileException | NumberFormatException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private Path directory(long step) {
        return root.resolve(StepName.of(step));
    }

    private void removeOld(long newest, long staying) throws IOException {
        var past = steps().stream().filter(step -> step <= newest).toList();
        var kept = new ArrayList<>(past.subList(Math.max(0, past.size() - keep), past.size()));
        if (past.contains(staying) && !kept.contains(staying)) {
            kept.set(0, staying);
        }
        for (var step : steps()) {
            if (Files.exists(directory(step))) {
                removeTree(aside(directory(step)));
            }
            if (!kept.contains(step)) {
                removeTree(directory(step));
                removeTree(aside(directory(step)));
            }
        }
        for (var leftover : leftovers()) {
            removeTree(leftover);
        }
    }

    private List<Path> leftovers() throws IOException {
        try (var entries = Files.list(root)) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(DurableFile.TEMPORARY))
                    .toList();
        }
    }

    private static void removeTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        // The manifest first: what a crash leaves of a removal is then no checkpoint.
        Files.deleteIfExists(directory.resolve(CheckpointManifest.NAME));
        try (var entries = Files.walk(directory)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
