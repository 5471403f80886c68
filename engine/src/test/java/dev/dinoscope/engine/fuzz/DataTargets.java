package dev.dinoscope.engine.fuzz;

import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.data.decode.ImageHeader;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.fuzz.Fuzzer.Target;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What comes from data sets: tokenizers and images.
final class DataTargets {
    private DataTargets() {}

    static List<Target> all(Path directory) throws IOException {
        return List.of(tokenizer(directory), imageHeaders());
    }

    private static Target tokenizer(Path directory) throws IOException {
        var file = directory.resolve("tokenizer.json");
        BytePairTrainer.train(List.of("a red fox", "a green frog", "two red frogs"), 530)
                .save(file);
        return new Target("tokenizer.json", List.of(Files.readAllBytes(file)), IOException.class, input -> {
            Files.write(file, input);
            BytePairTokenizer.load(file);
        });
    }

    private static Target imageHeaders() throws IOException {
        return new Target(
                "image header", images(), BrokenImageException.class, input -> ImageHeader.read("fuzz", input));
    }

    /// The decoder's own test images, of all formats.
    private static List<byte[]> images() throws IOException {
        var any = Objects.requireNonNull(ImageDecoders.class.getResource("turned.webp"), "a test image");
        try (var files = Files.list(Objects.requireNonNull(Path.of(any.toURI()).getParent()))) {
            var images = new ArrayList<byte[]>();
            for (var file : files.filter(each -> each.toString().matches(".*\\.(jpg|png|webp|gif|bmp)"))
                    .sorted()
                    .toList()) {
                images.add(Files.readAllBytes(file));
            }
            return images;
        } catch (URISyntaxException odd) {
            throw new IOException(odd);
        }
    }
}
