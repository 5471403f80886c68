package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.run.RunNotes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A change of a run's [RunNotes] that leaves alone what it does not name, so that two people who change different
/// things of one run do not undo each other.
///
/// @param label null keeps it; empty takes the directory's name again
/// @param note null keeps it
/// @param addTags join the tags; a tag is one word
/// @param removeTags go, if they are there
/// @param archived null keeps it
public record NotesChange(
        @Nullable String label,
        @Nullable String note,
        List<String> addTags,
        List<String> removeTags,
        @Nullable Boolean archived) {
    private static final int LABEL_LIMIT = 200;
    private static final int TAG_LIMIT = 64;
    private static final int NOTE_LIMIT = 20_000;
    private static final int TAGS = 100;

    /// @throws Refused naming what is no label or no tag, and why
    public NotesChange {
        if (label != null) {
            label = label.strip();
            Refused.unless(
                    label.length() <= LABEL_LIMIT && label.lines().count() <= 1,
                    "label",
                    label,
                    "a label is one line of at most 200 characters");
        }
        if (note != null) {
            var start = note.substring(0, Math.min(note.length(), 40)) + "…";
            Refused.unless(
                    note.length() <= NOTE_LIMIT,
                    "note",
                    start,
                    "a note is at most 20,000 characters; put more into a file");
        }
        Refused.unless(addTags.size() <= TAGS, "tags", addTags.size() + " of them", "a run has at most 100 tags");
        addTags = addTags.stream().map(String::strip).toList();
        removeTags = removeTags.stream().map(String::strip).toList();
        for (var tag : addTags) {
            Refused.unless(
                    !tag.isEmpty() && tag.length() <= TAG_LIMIT && tag.chars().noneMatch(NotesChange::parts),
                    "tag",
                    tag,
                    "a tag is one word of at most 64 characters, without commas");
        }
    }

    private static boolean parts(int character) {
        return Character.isWhitespace(character) || character == ',';
    }

    public static NotesChange label(String label) {
        return new NotesChange(label, null, List.of(), List.of(), null);
    }

    public static NotesChange note(String note) {
        return new NotesChange(null, note, List.of(), List.of(), null);
    }

    public static NotesChange tags(List<String> add, List<String> remove) {
        return new NotesChange(null, null, add, remove, null);
    }

    public static NotesChange archived(boolean archived) {
        return new NotesChange(null, null, List.of(), List.of(), archived);
    }

    public RunNotes applyTo(RunNotes before) {
        var tags = new LinkedHashSet<>(before.tags());
        removeTags.forEach(tags::remove);
        tags.addAll(addTags);
        return new RunNotes(
                Objects.requireNonNullElse(label, before.label()),
                Objects.requireNonNullElse(note, before.note()),
                List.copyOf(tags),
                Objects.requireNonNullElse(archived, before.archived()));
    }

    /// The change that takes this one back, for a run whose notes were `before`.
    public NotesChange undo(RunNotes before) {
        return new NotesChange(
                label == null ? null : before.label(),
                note == null ? null : before.note(),
                removeTags.stream().filter(before.tags()::contains).toList(),
                addTags.stream().filter(tag -> !before.tags().contains(tag)).toList(),
                archived == null ? null : before.archived());
    }
}
