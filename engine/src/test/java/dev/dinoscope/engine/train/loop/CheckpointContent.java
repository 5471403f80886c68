package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// All tensors of a run's newest checkpoint, byte by byte: what two runs must share to be the same.
public final class CheckpointContent {
    private CheckpointContent() {}

    /// @return by file and name, such as `model/image.norm.weight`
    public static Map<String, String> of(RunDirectory run) throws IOException {
        var content = new TreeMap<String, String>();
        var checkpoint = new CheckpointStore(run.checkpoints(), 2, InstantSource.system())
                .load(warning -> {
                    throw new AssertionError(warning);
                })
                .orElseThrow();
        for (var part : checkpoint.names()) {
            try (var file = checkpoint.open(part)) {
                file.tensors()
                        .forEach((name, tensor) -> content.put(part + "/" + name, Arrays.toString(tensor.toBytes())));
            }
        }
        return content;
    }
}
