package dev.dinoscope.engine.teacher;

import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;

/// Trains models that are not there yet, with the ordinary trainer.
public interface ModelTraining {
    /// What decides the weights beside the recipe's text: data and program.
    String materials(Recipe recipe) throws IOException;

    /// Trains the run to its end, from its last checkpoint where there is one.
    ///
    /// @param what is trained, for people: `the teacher`
    /// @throws java.util.concurrent.CancellationException when stopped; calling it again goes on
    void train(String what, RunDirectory run) throws Exception;
}
