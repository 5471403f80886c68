package dev.dinoscope.app.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dinoscope.engine.cli.text.CommandFailure;
import org.junit.jupiter.api.Test;

class WindowSizeTest {
    @Test
    void anImpossibleWindowIsRefusedWithAnExample() {
        var refusal = assertThrows(CommandFailure.class, () -> WindowSize.parse("large"));
        assertEquals("--size large — expected such as 1440x900", refusal.getMessage());
    }
}
