package dev.dinoscope.engine.data.text;

import java.util.List;

/// Captions to train small tokenizers on.
final class TestCaptions {
    static final List<String> ANIMALS = List.of(
            "a drawing of a small fox",
            "fox, red, animal",
            "a drawing of a running horse",
            "horse, animal, farm",
            "a picture of the farm (place)",
            "the animal's café, 1234!");

    private TestCaptions() {}
}
