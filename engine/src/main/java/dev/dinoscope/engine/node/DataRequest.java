package dev.dinoscope.engine.node;

import java.util.List;

/// Which data of the node's machine to look at, and how closely.
///
/// @param source a path there, the name of a source or a recipe, as `dinoscope data` takes it
/// @param settings `key=value` pairs
public record DataRequest(String source, List<String> settings, Task task) {
    public DataRequest {
        settings = List.copyOf(settings);
    }

    /// What is to be done.
    public enum Task {
        /// Tell what was made ready before; make nothing.
        FIND,
        /// Make the data ready and tell what they are.
        PREPARE,
        /// Read every image and caption once and report.
        CHECK
    }
}
