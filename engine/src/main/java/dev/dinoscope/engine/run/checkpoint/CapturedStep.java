package dev.dinoscope.engine.run.checkpoint;

import dev.dinoscope.engine.files.JsonFault;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.JsonFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;

/// What is known of a step that was refused because its loss or gradient was not finite. `captures/000120/` is a
/// checkpoint of the state before step 120 with this in its metadata, and the batch as one more tensor file.
///
/// @param step that would have been done with it
/// @param seed of the run
/// @param programHash of the traced program
/// @param scalars parts of the loss, by name
/// @param samples of the batch, in its order
public record CapturedStep(
        long step,
        long seed,
        long epoch,
        double learningRate,
        String programHash,
        double loss,
        double gradientNorm,
        SequencedMap<String, Double> scalars,
        List<Sample> samples) {
    private static final String KEY = "captured_step";

    /// One pair of the batch.
    ///
    /// @param id in its data set
    /// @param caption the first one; the tokens tell which variation was used
    public record Sample(String id, String caption) {
        public String toText() {
            return String.format(Locale.ROOT, "%s \"%s\"", id, caption);
        }
    }

    public CapturedStep {
        if (programHash == null || scalars == null || samples == null) {
            throw new IllegalArgumentException("program hash, scalars or samples are missing");
        }
        scalars = new LinkedHashMap<>(scalars);
        samples = List.copyOf(samples);
    }

    /// As a checkpoint keeps it.
    public Map<String, String> metadata() {
        return Map.of(KEY, JsonFile.LINE.writeValueAsString(this));
    }

    /// @throws DamagedFileException when the checkpoint is no capture
    public static CapturedStep of(Checkpoint checkpoint) throws DamagedFileException {
        try {
            return JsonFile.LINE.readValue(checkpoint.metadata().getOrDefault(KEY, ""), CapturedStep.class);
        } catch (JacksonException fault) {
            throw new DamagedFileException(
                    checkpoint.directory(), "it is no capture (" + JsonFault.words(fault) + ")", "remove it");
        }
    }
}
