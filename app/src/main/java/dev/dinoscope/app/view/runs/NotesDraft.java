package dev.dinoscope.app.view.runs;

import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.runs.NotesChange;
import java.util.stream.Stream;

/// What was typed about a run.
///
/// @param tags words, parted by spaces or commas
record NotesDraft(String label, String tags, String note) {
    static NotesDraft of(RunNotes notes) {
        return new NotesDraft(notes.label(), String.join(" ", notes.tags()), notes.note());
    }

    /// What has to change so that it holds.
    ///
    /// @throws RuntimeException as [NotesChange] for a label or tag that is none
    NotesChange over(RunNotes now) {
        var wanted = Stream.of(tags.split("[\\s,]+"))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        var gone = now.tags().stream().filter(tag -> !wanted.contains(tag)).toList();
        return new NotesChange(label, note, wanted, gone, null);
    }
}
