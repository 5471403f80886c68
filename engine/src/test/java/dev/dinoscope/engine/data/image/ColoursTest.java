package dev.dinoscope.engine.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.run.tensors.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ColoursTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/dinoscope/engine/data/image/colours.safetensors");

    @Test
    void everyChangeIsTorchvisions() throws IOException {
        try (var golden = Safetensors.open(GOLDEN)) {
            for (var name : golden.tensors().keySet()) {
                float[] planes = floats(golden, "source");
                apply(name, planes);
                assertThat(planes).as(name).containsExactly(floats(golden, name), Offset.offset(2e-6f));
            }
        }
    }

    private static float[] floats(Safetensors golden, String name) throws IOException {
        var tensor = golden.tensor(name);
        var values = new float[(int) tensor.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.floatAt(i);
        }
        return values;
    }

    private static void apply(String name, float[] planes) {
        if (name.equals("source")) {
            return;
        }
        int colon = name.indexOf(':');
        float strength = Float.parseFloat(name.substring(colon + 1));
        switch (name.substring(0, colon)) {
            case "brightness" -> Colours.brightness(planes, strength);
            case "contrast" -> Colours.contrast(planes, strength);
            case "saturation" -> Colours.saturation(planes, strength);
            case "hue" -> Colours.hue(planes, strength);
            case "grayscale" -> Colours.grayscale(planes);
            case "blur" -> new GaussianBlur(12).apply(planes, strength);
            case "solarize" -> Colours.solarize(planes);
            default -> throw new IllegalArgumentException(name);
        }
    }

    @Test
    void aBlurWiderThanTheImageLeavesPaperAsItIs() {
        var paper = new float[12];
        Arrays.fill(paper, 0.3f);
        var planes = paper.clone();
        new GaussianBlur(2).apply(planes, 50);
        assertThat(planes).containsExactly(paper, Offset.offset(1e-6f));
    }
}
