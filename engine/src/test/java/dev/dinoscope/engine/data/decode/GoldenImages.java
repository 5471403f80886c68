package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.run.tensors.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Small image files of every kind, and what Pillow sees in them (see `make_golden.py`).
public final class GoldenImages {
    private GoldenImages() {}

    private static Path folder() {
        try {
            var any = Objects.requireNonNull(GoldenImages.class.getResource("expected.safetensors"));
            return Objects.requireNonNull(Path.of(any.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> names() {
        try (var file = Safetensors.open(folder().resolve("expected.safetensors"))) {
            return file.tensors().keySet().stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder().resolve(name));
    }

    static Picture expected(String name) throws IOException {
        try (var file = Safetensors.open(folder().resolve("expected.safetensors"))) {
            var tensor = file.tensor(name);
            return new Picture(tensor.size(0), tensor.size(1), tensor.toBytes());
        }
    }
}
