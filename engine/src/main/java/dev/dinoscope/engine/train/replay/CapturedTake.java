package dev.dinoscope.engine.train.replay;

import dev.dinoscope.engine.run.checkpoint.CapturedStep;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.train.model.ModelFiles;
import dev.dinoscope.engine.train.model.StepTaker;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;

/// The very step of training, from a captured state: weights, optimiser state, batch, learning rate and seed.
///
/// @param model takes the step
/// @param files of that model: they get the captured state, and that after the step if it is finite
record CapturedTake(StepTaker model, ModelFiles files, Checkpoint capture, CapturedStep then) {

    StepResult take() throws IOException {
        files.fill(capture);
        return again();
    }

    /// Once more, after a take that was not finite and so has changed nothing.
    StepResult again() throws IOException {
        try (var batch = capture.open(TensorFile.BATCH.key())) {
            var tensors = new LinkedHashMap<String, MemorySegment>();
            for (var name : batch.tensors().keySet()) {
                tensors.put(name, batch.tensor(name).data());
            }
            return model.step(then.step() - 1, tensors, then.learningRate());
        }
    }
}
