package dev.dinoscope.engine.data.decode;

/// Memory for pixels that is used again; what an unusually large image took is given back at the next one.
final class PixelMemory {
    private static final int KEPT = 64 << 20;
    private byte[] bytes = new byte[0];

    /// @return at least as long as asked for; its content means nothing
    byte[] ofAtLeast(long wanted) {
        if (bytes.length < wanted || (bytes.length > KEPT && wanted <= KEPT)) {
            bytes = new byte[Math.toIntExact(wanted)];
        }
        return bytes;
    }
}
