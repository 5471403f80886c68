package dev.dinoscope.engine.node.wire;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.proto.AnnotateRequest;
import dev.dinoscope.engine.node.proto.Notes;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.runs.NotesChange;
import java.time.Instant;

/// Notes and alerts of runs.
public final class NotesMessages {
    private NotesMessages() {}

    public static Notes toWire(RunNotes notes) {
        return Notes.newBuilder()
                .setLabel(notes.label())
                .setNote(notes.note())
                .addAllTags(notes.tags())
                .setArchived(notes.archived())
                .build();
    }

    public static RunNotes fromWire(Notes notes) {
        return new RunNotes(notes.getLabel(), notes.getNote(), notes.getTagsList(), notes.getArchived());
    }

    public static AnnotateRequest toWire(String run, NotesChange change) {
        var request = AnnotateRequest.newBuilder()
                .setRun(run)
                .addAllAddTags(change.addTags())
                .addAllRemoveTags(change.removeTags());
        if (change.label() != null) {
            request.setLabel(change.label());
        }
        if (change.note() != null) {
            request.setNote(change.note());
        }
        if (change.archived() != null) {
            request.setArchived(change.archived());
        }
        return request.build();
    }

    /// @throws NodeException naming the label or tag that is none
    public static NotesChange change(AnnotateRequest request) {
        try {
            return new NotesChange(
                    request.hasLabel() ? request.getLabel() : null,
                    request.hasNote() ? request.getNote() : null,
                    request.getAddTagsList(),
                    request.getRemoveTagsList(),
                    request.hasArchived() ? request.getArchived() : null);
        } catch (Refused refused) {
            throw new NodeException(NodeException.Kind.INVALID, String.valueOf(refused.getMessage()), refused);
        }
    }

    static dev.dinoscope.engine.node.proto.Alert toWire(Alert alert) {
        return dev.dinoscope.engine.node.proto.Alert.newBuilder()
                .setTimeMillis(alert.time().toEpochMilli())
                .setStep(alert.step())
                .setKind(alert.kind().name())
                .setMessage(alert.message())
                .build();
    }

    static Alert fromWire(dev.dinoscope.engine.node.proto.Alert alert) {
        return new Alert(
                Instant.ofEpochMilli(alert.getTimeMillis()),
                alert.getStep(),
                AlertKind.of(alert.getKind()),
                alert.getMessage());
    }
}
