package dev.dinoscope.engine.run.checkpoint;

import dev.dinoscope.engine.run.files.Enclosure;
import dev.dinoscope.engine.run.tensors.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A checkpoint whose files were checked.
///
/// @param names of its tensor files, without the ending
/// @param metadata the trainer's own notes
public record Checkpoint(long step, Path directory, List<String> names, Map<String, String> metadata) {
    static final String ENDING = ".safetensors";

    /// Maps one of the tensor files; the caller closes it.
    public Safetensors open(String name) throws IOException {
        return Safetensors.open(
                directory.resolve(name + ENDING),
                Enclosure.around(Enclosure.around(directory).directory()));
    }
}
