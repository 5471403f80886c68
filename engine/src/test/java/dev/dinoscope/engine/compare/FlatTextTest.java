package dev.dinoscope.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlatTextTest {
    @Test
    void numbersReadAsPeopleWriteThem() {
        var flat = FlatText.fromYaml("optim: {rate: 2.0E-4, eps: 1.0E-8, scale: 100.0, decay: 0.98, steps: 7}");
        assertEquals(List.of("0.0002", "1e-8", "100", "0.98", "7"), List.copyOf(flat.values()));
        assertEquals("optim.rate", flat.firstEntry().getKey());
    }
}
