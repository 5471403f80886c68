package dev.dinoscope.engine.fuzz;

import dev.dinoscope.engine.data.decode.DecodeConfig;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.data.decode.header.ImageFormat;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.fuzz.Fuzzer.SilentAcceptance;
import dev.dinoscope.engine.fuzz.Fuzzer.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Damaged images, decoded by every decoder. A picture has the size of its header; a PNG, whose parts have checksums,
/// shows what an undamaged one shows. The other formats have none: what is taken may be another picture.
final class ImageTargets {
    private static final DecodeConfig SMALL = new DecodeConfig(1, DecodeConfig.Background.WHITE);

    private ImageTargets() {}

    static List<Target> all(List<byte[]> images) throws IOException {
        var targets = new ArrayList<Target>();
        for (var format : ImageFormat.values()) {
            var seeds = images.stream()
                    .filter(image -> ImageFormat.of(image).orElseThrow() == format)
                    .toList();
            targets.add(target(format, seeds));
        }
        return targets;
    }

    private static Target target(ImageFormat format, List<byte[]> seeds) throws IOException {
        Set<String> known = new HashSet<>();
        for (var seed : seeds) {
            known.add(shown(ImageDecoders.IMAGE_IO, seed));
        }
        return new Target("image " + format, seeds, BrokenImageException.class, input -> {
            for (var kind : ImageDecoders.values()) {
                var shown = shown(kind, input);
                var isStillPng = ImageFormat.of(input).orElseThrow() == ImageFormat.PNG;
                if (format == ImageFormat.PNG && isStillPng && !known.contains(shown)) {
                    throw new SilentAcceptance("another picture by " + kind);
                }
            }
        });
    }

    /// Size and pixels.
    private static String shown(ImageDecoders kind, byte[] input) throws IOException {
        try (var decoder = kind.open(SMALL)) {
            var size = decoder.size("fuzz", input);
            var picture = decoder.decode("fuzz", input, 1);
            if (picture.height() != size.height() || picture.width() != size.width()) {
                throw new AssertionError(
                        "a header of " + size + ", a picture of " + picture.width() + " × " + picture.height());
            }
            int bytes = (int) Picture.bytes(picture.height(), picture.width());
            return size + " " + Arrays.hashCode(Arrays.copyOf(picture.rgb(), bytes));
        }
    }
}
