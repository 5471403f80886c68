package dev.dinoscope.engine.run;

import java.util.List;
import java.util.Objects;

/// `notes.json`: what people say about a run. Never part of its provenance, and never read by the trainer.
///
/// @param label shown instead of the directory's name; empty as long as nobody has renamed the run
/// @param note free text
/// @param tags distinct, in the order they were given
/// @param archived whether lists leave the run out unless asked
public record RunNotes(String label, String note, List<String> tags, boolean archived) {
    public static final RunNotes NONE = new RunNotes("", "", List.of(), false);

    public RunNotes {
        label = Objects.requireNonNullElse(label, "");
        note = Objects.requireNonNullElse(note, "");
        tags = List.copyOf(Objects.requireNonNullElse(tags, List.of()));
    }

    /// The label, or the directory's name without one.
    public String labelOr(String directory) {
        return label.isEmpty() ? directory : label;
    }
}
