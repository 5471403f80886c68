package dev.dinoscope.engine.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NotesMessagesTest {
    private final Alert alert = new Alert(Instant.ofEpochMilli(1), 7, AlertKind.STALL, "no step for a minute");

    @Test
    void anAlertArrivesAsItWasSent() {
        assertThat(NotesMessages.fromWire(NotesMessages.toWire(alert))).isEqualTo(alert);
    }

    @Test
    void anAlertOfANewerNodeArrives() {
        var newer = NotesMessages.toWire(alert).toBuilder().setKind("QUOTA").build();
        assertThat(NotesMessages.fromWire(newer))
                .isEqualTo(new Alert(alert.time(), alert.step(), AlertKind.OTHER, alert.message()));
    }
}
