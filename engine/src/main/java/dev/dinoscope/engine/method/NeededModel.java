package dev.dinoscope.engine.method;

/// A trained model that a method learns from or goes on from.
///
/// @param name by which the learner asks for it
/// @param setting that names it, such as `method.teacher`
/// @param source its value: a recipe, whose run is made when it is not there yet; or the directory of a run
///     or checkpoint
public record NeededModel(String name, String setting, String source) {
    /// What a source begins with that asks for the form of a model with the weights it starts with.
    public static final String UNTRAINED = "random:";
}
