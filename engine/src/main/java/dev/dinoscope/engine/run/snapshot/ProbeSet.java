package dev.dinoscope.engine.run.snapshot;

import dev.dinoscope.engine.files.SizeLimit;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.DurableFile;
import dev.dinoscope.engine.run.files.Enclosure;
import dev.dinoscope.engine.run.files.JsonFile;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The pinned pairs of a run, kept with it: `probes/probes.safetensors` (`images`, U8 [n, h, w, 3]) and
/// `probes/probes.json`.
public final class ProbeSet {
    private static final String IMAGES = "images";
    private static final SizeLimit LIMIT = new SizeLimit("an index of probes", 16 << 20);

    private final List<Probe> probes;
    private final int height;
    private final int width;
    private final byte[] pixels;

    private record Index(List<Probe> probes) {}

    /// @param pixels RGB, [n, height, width, 3]
    public ProbeSet(List<Probe> probes, int height, int width, byte[] pixels) {
        if (pixels.length != (long) probes.size() * height * width * 3) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d probes of %d×%d pixels take %d bytes, not %d",
                    probes.size(),
                    height,
                    width,
                    (long) probes.size() * height * width * 3,
                    pixels.length));
        }
        this.probes = List.copyOf(probes);
        this.height = height;
        this.width = width;
        this.pixels = pixels.clone();
    }

    /// @param directory the run's [dev.dinoscope.engine.run.RunDirectory#probes()]
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        var shape = List.of((long) probes.size(), (long) height, (long) width, 3L);
        Safetensors.write(images(directory), List.of(StoredTensor.ofBytes(IMAGES, shape, pixels)), Map.of());
        // Last: with the index, the set is complete.
        DurableFile.replace(index(directory), JsonFile.text(new Index(probes)));
    }

    /// Whether a run has pinned its probes yet; not when one of the files was removed as damaged.
    public static boolean exists(Path directory) {
        return Files.exists(index(directory)) && Files.exists(images(directory));
    }

    /// @throws DamagedFileException when index and images do not agree
    public static ProbeSet read(Path directory) throws IOException {
        var cure = "copy probes/ from a run of the same recipe";
        var within = Enclosure.around(directory);
        var probes = new JsonFile(index(directory), within, LIMIT)
                .read(Index.class, cure)
                .probes();
        try (var file = Safetensors.open(images(directory), within)) {
            var images = file.tensor(IMAGES);
            var shape = images.shape();
            if (probes == null || shape.size() != 4 || shape.getFirst() != probes.size() || shape.getLast() != 3) {
                throw new DamagedFileException(
                        images(directory), "its images " + shape + " do not fit probes.json", cure);
            }
            return new ProbeSet(probes, images.size(1), images.size(2), images.toBytes());
        }
    }

    private static Path images(Path directory) {
        return directory.resolve("probes.safetensors");
    }

    private static Path index(Path directory) {
        return directory.resolve("probes.json");
    }

    public List<Probe> probes() {
        return probes;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /// RGB of one image, [height, width, 3].
    public byte[] image(int index) {
        var size = height * width * 3;
        return Arrays.copyOfRange(pixels, index * size, (index + 1) * size);
    }
}
