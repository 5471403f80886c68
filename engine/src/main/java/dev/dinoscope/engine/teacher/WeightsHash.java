package dev.dinoscope.engine.teacher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import dev.dinoscope.engine.run.tensors.TensorFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Names the weights of a checkpoint by what they are, wherever they lie.
final class WeightsHash {
    private WeightsHash() {}

    /// Lower-case hexadecimal SHA-256 of its tensors but those of the optimiser, with their names and shapes.
    static String of(Checkpoint checkpoint) throws IOException {
        var digest = sha256();
        for (var name : checkpoint.names().stream().sorted().toList()) {
            if (!name.equals(TensorFile.OPTIMISER.key())) {
                add(checkpoint, name, digest);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Checkpoint checkpoint, String name, MessageDigest digest) throws IOException {
        try (var file = checkpoint.open(name)) {
            for (var tensor : file.tensors().sequencedValues()) {
                digest.update(String.format(Locale.ROOT, "%s/%s %s\n", name, tensor.name(), tensor.shape())
                        .getBytes(UTF_8));
                digest.update(tensor.data().asByteBuffer());
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
